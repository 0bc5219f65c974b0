/** The Java methods that replay a plan's steps, for a class that has `VARIABLES`, `STEPS` and `EFFECT`. */
export const JAVA_RUNNER: string = String.raw`
  private static final List<Integer> NOT_REACHED = List.of(401, 407, 408, 425, 429, 502, 503, 504);
  private static final Object ABSENT = new Object();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();
  private final Map<String, String> values = new HashMap<>();

  private record Answer(int status, HttpResponse<String> response, Object json) {}

  /** Does what the finding did; did the same come of it? */
  private boolean attackWorks() throws Exception {
    startValues();
    boolean refused = false;
    boolean same = true;
    List<Map<?, ?>> steps = new ArrayList<>();
    for (String step : STEPS) {
      steps.add((Map<?, ?>) new Json(step).read());
    }
    for (int index = 0; index < steps.size(); index += 1) {
      List<Map<?, ?>> group = new ArrayList<>(List.of(steps.get(index)));
      Object volley = steps.get(index).get("volley");
      while (volley != null && index + 1 < steps.size() && volley.equals(steps.get(index + 1).get("volley"))) {
        index += 1;
        group.add(steps.get(index));
      }
      List<CompletableFuture<Answer>> asked = new ArrayList<>();
      for (Map<?, ?> step : group) {
        asked.add(CompletableFuture.supplyAsync(() -> ask(step), task -> new Thread(task).start()));
      }
      for (int position = 0; position < group.size(); position += 1) {
        Map<?, ?> step = group.get(position);
        Answer answer = asked.get(position).get();
        int status = answer.status();
        int recorded = ((BigDecimal) step.get("status")).intValue();
        boolean taken = status >= 200 && status < 300;
        boolean attack = step.get("kind").equals("attack");
        if (attack) {
          boolean signedOut = status == 401 && step.get("signedOut") != null;
          if (status != recorded && NOT_REACHED.contains(status) && !signedOut) {
            throw new IllegalStateException(step.get("label") + " answered " + status + ": the attack did not reach the app");
          }
          refused |= step.get("taken").equals(true) && !taken;
        } else if (!taken && status != recorded) {
          if (refused && status >= 400 && status < 500 && !NOT_REACHED.contains(status)) {
            return false;
          }
          throw new IllegalStateException(step.get("label") + " answered " + status + ", it must work");
        }
        for (Object saved : (List<?>) step.get("save")) {
          Map<?, ?> one = (Map<?, ?>) saved;
          Object value = at(answer, (String) one.get("at"));
          if (value != ABSENT) {
            values.put((String) one.get("name"), textOf(value));
          } else if (refused || (attack && !taken)) {
            refused = true;
          } else {
            throw new IllegalStateException(step.get("label") + ": the answer has nothing at " + one.get("at"));
          }
        }
        if (!isAsRecorded(step, answer)) {
          if (step.get("kind").equals("setup")) {
            throw new IllegalStateException(step.get("label") + ": the app is not as it was; record the finding again");
          }
          same = false;
        }
      }
    }
    return EFFECT.equals("serial") ? !same : same;
  }

  private Answer ask(Map<?, ?> step) {
    try {
      int tries = step.get("tries") == null ? 1 : ((BigDecimal) step.get("tries")).intValue();
      for (int tried = 1; ; tried += 1) {
        if (step.get("pause") != null) {
          Thread.sleep(((BigDecimal) step.get("pause")).longValue());
        }
        String url = environment("TOLLGATE_TARGET").replaceAll("/$", "") + fill((String) step.get("path"));
        String body = (String) step.get("body");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        ((Map<?, ?>) step.get("headers")).forEach((name, value) -> request.header((String) name, fill((String) value)));
        request.method(
            (String) step.get("method"),
            body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(fill(body)));
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Answer answer = new Answer(response.statusCode(), response, parse(response.body()));
        if (tried >= tries || isAsRecorded(step, answer)) {
          return answer;
        }
        Thread.sleep(150);
      }
    } catch (java.io.IOException | InterruptedException error) {
      throw new IllegalStateException(error);
    }
  }

  private boolean isAsRecorded(Map<?, ?> step, Answer answer) {
    for (Object one : (List<?>) step.get("state")) {
      List<?> state = (List<?>) one;
      Object value = at(answer, (String) state.get(0));
      String wanted = (String) state.get(2);
      if (state.get(1).equals("like")) {
        String form = textOf(value).replaceAll("[0-9]", "9").replaceAll("[A-Za-z]", "a");
        if (!form.substring(0, Math.min(200, form.length())).equals(wanted)) {
          return false;
        }
      } else if (!isEqual(value, parse(fill(wanted)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEqual(Object value, Object wanted) {
    if (value instanceof BigDecimal number && wanted instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    return value == null ? wanted == null : value.equals(wanted);
  }

  private static Object at(Answer answer, String place) {
    if (place.equals("status")) {
      return BigDecimal.valueOf(answer.status());
    }
    if (place.startsWith("length ")) {
      return at(answer, place.substring(7)) instanceof List<?> list ? BigDecimal.valueOf(list.size()) : ABSENT;
    }
    if (place.startsWith("header ")) {
      return answer.response().headers().firstValue(place.substring(7)).map(Object.class::cast).orElse(ABSENT);
    }
    if (place.equals("location")) {
      String path = answer.response().headers().firstValue("location").orElse("").split("[?#]", 2)[0].replaceAll("/+$", "");
      return path.isEmpty() ? ABSENT : path.substring(path.lastIndexOf('/') + 1);
    }
    if (place.startsWith("cookie ")) {
      String start = place.substring(7) + "=";
      Object found = ABSENT;
      for (String text : answer.response().headers().allValues("set-cookie")) {
        String pair = text.split(";", 2)[0];
        if (pair.startsWith(start)) {
          found = pair.substring(start.length());
        }
      }
      return found;
    }
    Object value = answer.json();
    String[] tokens = place.split("/", -1);
    for (int index = 1; index < tokens.length; index += 1) {
      String key = tokens[index].replace("~1", "/").replace("~0", "~");
      if (value instanceof Map<?, ?> map && map.containsKey(key)) {
        value = map.get(key);
      } else if (value instanceof List<?> list && key.matches("\\d{1,6}") && Integer.parseInt(key) < list.size()) {
        value = list.get(Integer.parseInt(key));
      } else {
        return ABSENT;
      }
    }
    return value;
  }

  private void startValues() {
    values.clear();
    values.put("dollar", "$");
    for (String text : VARIABLES) {
      Map<?, ?> variable = (Map<?, ?>) new Json(text).read();
      String name = (String) variable.get("name");
      switch ((String) variable.get("from")) {
        case "environment" -> values.put(name, environment(name.toUpperCase(java.util.Locale.ROOT)));
        case "made" -> values.put(name, made((String) variable.get("kind")));
        case "basic" -> {
          String pair = values.get(variable.get("email")) + ":" + values.get(variable.get("password"));
          values.put(name, Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        default -> { }
      }
    }
  }

  private static String made(String kind) {
    String name = UUID.randomUUID().toString().replace("-", "").substring(0, 18);
    return switch (kind) {
      case "email" -> name + "@example.com";
      case "key" -> UUID.randomUUID().toString();
      default -> "Tg-" + name + "!Aa9";
    };
  }

  private String fill(String text) {
    Matcher matcher = Pattern.compile("\\$\\{([a-z0-9_]+)(?:\\|([a-z0-9]+))?\\}").matcher(text);
    return matcher.replaceAll(match -> {
      String value = values.getOrDefault(match.group(1), "");
      String filter = match.group(2) == null ? "" : match.group(2);
      return Matcher.quoteReplacement(switch (filter) {
        case "uri" -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        case "json" -> Json.escape(value);
        case "hex24" -> value.replace("-", "").substring(0, 24);
        default -> value;
      });
    });
  }

  private static String textOf(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("the environment has no " + name);
    }
    return value;
  }

  private static Object parse(String text) {
    try {
      return new Json(text).read();
    } catch (RuntimeException error) {
      return ABSENT;
    }
  }
`;
