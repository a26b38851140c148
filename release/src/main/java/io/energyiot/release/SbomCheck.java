package io.energyiot.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the lists of what programs are made of (SBOM, CycloneDX): each library that is shipped is
 * in one of them, byte for byte, and has a licence that is accepted. The schema registry is left
 * out: it is unpacked from a release of its makers, who list nothing.
 */
public final class SbomCheck {
  private static final List<String> PROGRAMS =
      List.of("analytics", "bulk", "cassandra", "cli", "kafka", "loader", "server", "spark");

  /** Quarkus makes these of the server and its libraries. */
  private static final Set<String> GENERATED =
      Set.of("generated-bytecode.jar", "quarkus-run.jar", "transformed-bytecode.jar");

  private final Properties licences;
  private final Set<String> accepted;
  private final Set<String> listed = new HashSet<>();
  private final List<String> findings = new ArrayList<>();

  /**
   * @param licences the names of those that are {@code accepted}, with commas between them, and by
   *     {@code group:name} those of libraries whose lists have none
   */
  SbomCheck(Properties licences) {
    this.licences = licences;
    this.accepted = Set.of(licences.getProperty("accepted").split(","));
  }

  /**
   * Ends with exit status 1 if there are findings, which it prints.
   *
   * @param arguments the folder of the programs, with the lists in {@code sbom}; the version of our
   *     own jars
   */
  public static void main(String[] arguments) throws IOException {
    Properties licences = new Properties();
    try (InputStream file = SbomCheck.class.getResourceAsStream("licences.properties")) {
      licences.load(file);
    }
    List<String> findings = new SbomCheck(licences).check(Path.of(arguments[0]), arguments[1]);
    findings.forEach(each -> System.err.println("SBOM: " + each));
    if (!findings.isEmpty()) {
      throw new IllegalStateException(findings.size() + " findings about libraries, see above");
    }
  }

  /** Returns what is wrong, a line each. */
  List<String> check(Path home, String version) throws IOException {
    for (Path list : files(home.resolve("sbom"), ".json")) {
      for (JsonNode component : new ObjectMapper().readTree(list.toFile()).path("components")) {
        checkLicence(component);
        component.path("hashes").forEach(hash -> listed.add(hash.path("content").asText()));
      }
    }
    for (String program : PROGRAMS) {
      for (Path jar : files(home.resolve(program), ".jar")) {
        checkListed(home, jar, version);
      }
    }
    return findings;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private void checkLicence(JsonNode component) {
    String name = component.path("group").asText() + ":" + component.path("name").asText();
    List<String> own = new ArrayList<>();
    for (JsonNode each : component.path("licenses")) {
      own.add(each.path("license").path("id").asText(each.path("license").path("name").asText()));
    }
    if (own.isEmpty() && licences.containsKey(name)) {
      own.add(licences.getProperty(name));
    }
    if (!name.startsWith("io.energyiot:") && own.stream().noneMatch(accepted::contains)) {
      findings.add(name + " has no licence that is accepted, but " + own);
    }
  }

  private void checkListed(Path home, Path jar, String version) throws IOException {
    String name = jar.getFileName().toString();
    boolean isOurs = name.endsWith("-" + version + ".jar") || GENERATED.contains(name);
    if (!isOurs && !listed.contains(sha256(jar))) {
      findings.add(
          home.relativize(jar) + " is in no list; if it is not shipped any more: mvn clean");
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
