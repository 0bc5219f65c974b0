import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.data.nvdcve.DatabaseException;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.exception.ExceptionCollection;
import org.owasp.dependencycheck.exception.ReportException;
import org.owasp.dependencycheck.utils.Downloader;
import org.owasp.dependencycheck.utils.Settings;

/**
 * The engine of OWASP Dependency-Check from Maven Central behind those flags of its command line that Tollgate uses, with its
 * exit codes (App.java): 0, 1 file not found, 2 arguments, 12 report, 13 fatal, 14 analysis exceptions, 15 threshold.
 */
public final class DependencyCheck {
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws Exception {
        Settings settings = new Settings();
        List<String> scans = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        List<PathMatcher> excludes = new ArrayList<>();
        String project = "";
        String out = ".";
        double threshold = 11;
        for (int index = 0; index < args.length; index++) {
            switch (args[index]) {
                case "--version" -> {
                    System.out.println("Dependency-Check Core version " + settings.getString("odc.application.version", "13.0.0"));
                    return 0;
                }
                case "--project" -> project = args[++index];
                case "--scan", "-s" -> scans.add(args[++index]);
                case "--data", "-d" -> settings.setString(Settings.KEYS.DATA_DIRECTORY, args[++index]);
                case "--out", "-o" -> out = args[++index];
                case "--format", "-f" -> formats.add(args[++index]);
                case "--exclude" -> excludes.add(FileSystems.getDefault().getPathMatcher("glob:" + args[++index]));
                case "--failOnCVSS" -> threshold = Double.parseDouble(args[++index]);
                case "--noupdate", "-n" -> settings.setBoolean(Settings.KEYS.AUTO_UPDATE, false);
                case "--nvdDatafeed" -> settings.setString(Settings.KEYS.NVD_API_DATAFEED_URL, args[++index]);
                case "--propertyfile", "-P" -> settings.mergeProperties(new File(args[++index]));
                case "--suppression" -> settings.setArrayIfNotEmpty(Settings.KEYS.SUPPRESSION_FILE, List.of(args[++index]));
                case "--disableOssIndex" -> settings.setBoolean(Settings.KEYS.ANALYZER_OSSINDEX_ENABLED, false);
                case "--disableCentral" -> settings.setBoolean(Settings.KEYS.ANALYZER_CENTRAL_ENABLED, false);
                case "--disableNodeAudit" -> settings.setBoolean(Settings.KEYS.ANALYZER_NODE_AUDIT_ENABLED, false);
                case "--disableYarnAudit" -> settings.setBoolean(Settings.KEYS.ANALYZER_YARN_AUDIT_ENABLED, false);
                case "--disablePnpmAudit" -> settings.setBoolean(Settings.KEYS.ANALYZER_PNPM_AUDIT_ENABLED, false);
                case "--disableRetireJS" -> settings.setBoolean(Settings.KEYS.ANALYZER_RETIREJS_ENABLED, false);
                case "--disableAssembly" -> settings.setBoolean(Settings.KEYS.ANALYZER_ASSEMBLY_ENABLED, false);
                case "--disableKnownExploited" -> settings.setBoolean(Settings.KEYS.ANALYZER_KNOWN_EXPLOITED_ENABLED, false);
                case "--disableVersionCheck" -> settings.setBoolean(Settings.KEYS.UPDATE_VERSION_CHECK_ENABLED, false);
                case "--disableHostedSuppressions" -> settings.setBoolean("hosted.suppressions.enabled", false);
                default -> {
                    System.err.println("Unrecognized option: " + args[index]);
                    return 2;
                }
            }
        }
        for (String scan : scans) {
            if (!Files.exists(Path.of(scan))) {
                System.err.println("Invalid 'scan' argument: '" + scan + "' does not exist");
                return 1;
            }
        }
        Downloader.getInstance().configure(settings);
        ExceptionCollection exceptions = null;
        try (Engine engine = new Engine(settings)) {
            engine.scan(scans.stream().map(File::new).toList());
            for (Dependency dependency : engine.getDependencies()) {
                Path path = Path.of(dependency.getActualFilePath());
                if (excludes.stream().anyMatch(pattern -> pattern.matches(path))) {
                    engine.removeDependency(dependency);
                }
            }
            try {
                engine.analyzeDependencies();
            } catch (ExceptionCollection collected) {
                collected.getExceptions().forEach(one -> System.err.println("[ERROR] " + one.getMessage()));
                if (collected.isFatal()) {
                    return 13;
                }
                exceptions = collected;
            }
            Files.createDirectories(Path.of(out));
            for (String format : formats) {
                engine.writeReports(project, new File(out), format, exceptions);
            }
            if (exceptions != null) {
                return 14;
            }
            for (Dependency dependency : engine.getDependencies()) {
                for (Vulnerability found : dependency.getVulnerabilities()) {
                    if (found.getCvssV3() != null && found.getCvssV3().getCvssData().getBaseScore() >= threshold) {
                        return 15;
                    }
                }
            }
            return 0;
        } catch (DatabaseException fatal) {
            System.err.println("[ERROR] " + fatal.getMessage());
            return 13;
        } catch (ReportException broken) {
            System.err.println("[ERROR] " + broken.getMessage());
            return 12;
        } finally {
            settings.cleanup(true);
        }
    }
}
