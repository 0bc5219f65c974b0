/** A Java class that reads and escapes JSON, which the JDK does not. */
export const JAVA_JSON: string = String.raw`
  /** Reads JSON: objects as maps, arrays as lists, numbers as BigDecimal. */
  private static final class Json {
    private final String text;
    private int place;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      Object value = value(0);
      if (peek() != 0) {
        throw new IllegalArgumentException("more than one value");
      }
      return value;
    }

    private Object value(int depth) {
      char next = peek();
      if (depth > 500) {
        throw new IllegalArgumentException("nested too deeply");
      } else if (next == '{') {
        Map<String, Object> map = new HashMap<>();
        for (char mark = open('}'); mark != '}'; mark = separator('}')) {
          peek();
          String key = string();
          expect(':');
          map.put(key, value(depth + 1));
        }
        return map;
      } else if (next == '[') {
        List<Object> list = new ArrayList<>();
        for (char mark = open(']'); mark != ']'; mark = separator(']')) {
          list.add(value(depth + 1));
        }
        return list;
      } else if (next == '"') {
        return string();
      }
      Matcher matcher = Pattern.compile("true|false|null|-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,4})?").matcher(text);
      if (!matcher.find(place) || matcher.start() != place) {
        throw new IllegalArgumentException("no value");
      }
      place = matcher.end();
      return switch (matcher.group()) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> new BigDecimal(matcher.group());
      };
    }

    private char peek() {
      while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
        place += 1;
      }
      return place < text.length() ? text.charAt(place) : 0;
    }

    private void expect(char mark) {
      if (peek() != mark) {
        throw new IllegalArgumentException("no " + mark);
      }
      place += 1;
    }

    private char open(char end) {
      place += 1;
      if (peek() == end) {
        place += 1;
        return end;
      }
      return 0;
    }

    private char separator(char end) {
      char mark = peek();
      if (mark != ',' && mark != end) {
        throw new IllegalArgumentException("no comma");
      }
      place += 1;
      return mark;
    }

    private String string() {
      expect('"');
      StringBuilder result = new StringBuilder();
      for (char mark = text.charAt(place); mark != '"'; mark = text.charAt(place)) {
        place += 1;
        if (mark == '\\') {
          char escape = text.charAt(place);
          place += 1;
          int at = "bfnrt".indexOf(escape);
          if (escape == 'u') {
            result.append((char) Integer.parseInt(text.substring(place, place + 4), 16));
            place += 4;
          } else {
            result.append(at < 0 ? escape : "\b\f\n\r\t".charAt(at));
          }
        } else {
          result.append(mark);
        }
      }
      place += 1;
      return result.toString();
    }

    static String escape(String value) {
      StringBuilder result = new StringBuilder();
      for (char mark : value.toCharArray()) {
        if (mark == '"' || mark == '\\') {
          result.append('\\').append(mark);
        } else if (mark < ' ') {
          result.append(String.format("\\" + "u%04x", (int) mark));
        } else {
          result.append(mark);
        }
      }
      return result.toString();
    }
  }
`;
