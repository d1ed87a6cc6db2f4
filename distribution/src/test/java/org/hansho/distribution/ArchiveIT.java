package org.hansho.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive runs where it is unpacked, with a Java and nothing else. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArchiveIT {
  private static final Path ARCHIVE = Path.of(System.getProperty("hansho.archive"));
  private static final Path PARTS = Path.of(System.getProperty("hansho.parts"));
  private static final Pattern LISTENS = Pattern.compile("http://(127\\.0\\.0\\.1:\\d+)");

  @TempDir private static Path folder;
  private static Path home = Path.of("");
  private static final List<TarArchiveEntry> ENTRIES = new ArrayList<>();

  @BeforeAll
  static void unpack() throws IOException {
    try (InputStream file = Files.newInputStream(ARCHIVE);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        ENTRIES.add(entry);
        Path path = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          assertThat(path.toFile().setExecutable((entry.getMode() & 0100) != 0)).isTrue();
        }
      }
    }
    try (Stream<Path> folders = Files.list(folder)) {
      home = folders.reduce((one, other) -> folder).orElseThrow();
    }
    assertThat(home).isNotEqualTo(folder);
  }

  @Test
  void everythingLiesInOneFolderAndBelongsToRoot() {
    assertThat(ENTRIES).isNotEmpty();
    for (TarArchiveEntry entry : ENTRIES) {
      assertThat(entry.getName()).startsWith(home.getFileName() + "/").doesNotContain("..");
      assertThat(entry.getMode() & 0022)
          .as(entry.getName() + " is written by its owner only")
          .isZero();
      assertThat(entry.getLongUserId()).isZero();
    }
  }

  @Test
  void s819TheListOfPartsNamesEveryLibraryWithALicence() throws IOException {
    String parts = Files.readString(PARTS);
    assertThat(parts).contains("\"bomFormat\" : \"CycloneDX\"");
    try (Stream<Path> libraries = Files.list(home.resolve("lib/lib"))) {
      List<String> names = libraries.map(jar -> jar.getFileName().toString()).sorted().toList();
      assertThat(names).hasSizeGreaterThan(20);
      for (String name : names) {
        String part = name.replaceFirst("-(\\d[^/]*)\\.jar$", "@$1?type=jar");
        assertThat(parts).contains("/" + part);
      }
    }
    assertThat(parts.split("\"licenses\" :", -1))
        .hasSizeGreaterThan(parts.split("\"bom-ref\" :", -1).length - 1);
  }

  @Test
  void s819TheChecksumIsThatOfTheArchive() throws Exception {
    String line = Files.readString(Path.of(ARCHIVE + ".sha256"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(ARCHIVE));
    assertThat(line.strip())
        .isEqualTo(HexFormat.of().formatHex(digest) + "  " + ARCHIVE.getFileName());
  }

  @Test
  void itScansItsSamples() throws Exception {
    Process scan = start("scan", "samples", "--output", "ndjson", "--quiet");
    List<String> alerts;
    try (BufferedReader out = scan.inputReader(StandardCharsets.UTF_8)) {
      alerts = out.lines().toList();
    }
    assertThat(scan.waitFor()).isZero();
    assertThat(alerts).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("{"));
  }

  /** Settings that are read again at a signal only. */
  private static Path settings(String detections, String lists, String verdict) throws IOException {
    return Files.writeString(
        folder.resolve("hansho.yml"),
        """
        content: {watch: false, detections: [%s], lists: [%s]}
        triage: {verdict_after: %s}
        """
            .formatted(detections, lists, verdict));
  }

  /** Detections, a list and a setting change, and nothing of it holds before the signal. */
  private static void changeEverything() throws IOException {
    Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        folder.resolve("own/guest.yml"),
        """
        title: A guest account did something
        name: guest
        level: low
        logsource: {product: shop}
        detection: {sel: {user: guest}, condition: sel}
        ---
        alert:
            title: A guest account did something
            sentence: '{user} did something'
            entities: [{type: account, name: user}]
            dedup: {key: [user], period: 1d}
        """);
    Files.writeString(folder.resolve("guests.txt"), "guest-account-of-the-test\n");
    settings("own", "guests=guests.txt", "20");
  }

  private static void hangUp(Process server) throws Exception {
    String id = String.valueOf(server.pid());
    assertThat(new ProcessBuilder("kill", "-HUP", id).start().waitFor()).isZero();
  }

  private static void until(BufferedReader talk, String words) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = talk.readLine(); line != null; line = talk.readLine()) {
      all.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("the server did not say " + words + ":\n" + all);
  }

  /** Counters of the kernel about what was sent in a network of its own, where nothing answers. */
  private static final Map<String, List<String>> NOTHING_SENT =
      Map.of(
          "Ip", List.of("OutRequests", "OutNoRoutes"),
          "Tcp", List.of("ActiveOpens"),
          "Udp", List.of("OutDatagrams"));

  private static Process alone(String script) throws IOException {
    return start(List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && " + script));
  }

  @Test
  void s818WithoutANetworkItScansAndStartsAndTriesNoConnection() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/unshare"))).isTrue();
    assumeThat(alone("true").waitFor()).as("networks of one's own can be made").isZero();
    String hansho = "'" + home.resolve("bin/hansho") + "' ";
    Process alone =
        alone(
            hansho
                + "scan --quiet --output ndjson '"
                + home.resolve("samples")
                + "' >alone.ndjson && HANSHO_DATA=alone "
                + hansho
                + "run --until-ready && cat /proc/net/snmp");
    List<String> counters;
    try (BufferedReader out = alone.inputReader(StandardCharsets.UTF_8)) {
      counters = out.lines().toList();
    }
    assertThat(alone.waitFor()).isZero();
    assertThat(Files.readAllLines(folder.resolve("alone.ndjson"))).hasSizeGreaterThan(10);
    NOTHING_SENT.forEach(
        (protocol, names) -> {
          List<String> rows =
              counters.stream().filter(row -> row.startsWith(protocol + ": ")).toList();
          List<String> titles = List.of(rows.get(0).split(" "));
          List<String> values = List.of(rows.get(1).split(" "));
          for (String name : names) {
            assertThat(values.get(titles.indexOf(name))).as(protocol + name).isEqualTo("0");
          }
        });
  }

  @Test
  void r107ItRunsTakesRecordsTellsAlertsAndObeysSignals() throws Exception {
    Process server = start("run", "--config", settings("", "", "30").toString());
    try (BufferedReader talk =
        new BufferedReader(
            new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8))) {
      String address = address(talk);
      String key = Files.readString(folder.resolve("data/local-key")).strip();
      Http http = new Http("http://" + address, key);
      byte[] records = Files.readAllBytes(home.resolve("samples/shop-cluster/kube-audit.log"));
      assertThat(http.post("/ingest/v1/shop-cluster", records)).contains("\"accepted\":");
      assertThat(http.untilContains("/api/v1/alerts", "\"id\"")).contains("\"severity\"");
      settings("", "", "never");
      hangUp(server);
      until(talk, "Nothing was changed:");
      changeEverything();
      assertThat(http.get("/api/v1/detections")).doesNotContain("A guest account did");
      hangUp(server);
      until(talk, "Settings and content were read again");
      assertThat(http.get("/api/v1/detections")).contains("A guest account did");
      assertThat(http.get("/api/v1/lists")).contains("\"guests\"");
      assertThat(http.get("/api/v1/settings")).containsPattern("verdict_after\"[^}]*\"20\"");
      assertThat(server.toHandle().destroy()).isTrue();
      until(talk, "Hansho has stopped. Nothing that it had taken is lost.");
    } finally {
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("it stops").isTrue();
    }
    assertThat(server.exitValue()).isIn(0, 143);
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("classes-server-.*\\.jsa"))
          .noneMatch(name -> name.startsWith("prepare-"));
    }
  }

  private static String address(BufferedReader talk) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = talk.readLine(); line != null; line = talk.readLine()) {
      all.append(line).append('\n');
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        return listens.group(1);
      }
    }
    throw new AssertionError("the server said no address:\n" + all);
  }

  /** With nothing of the build in the environment, in a folder that is not that of the program. */
  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/hansho").toString()));
    for (String argument : arguments) {
      command.add(argument.equals("samples") ? home.resolve("samples").toString() : argument);
    }
    return start(command);
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HANSHO_") || name.startsWith("MAVEN"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HANSHO_DATA", folder.resolve("data").toString());
    environment.put("HANSHO_HTTP_PORT", "0");
    environment.put("HANSHO_LANG", "en");
    return builder.start();
  }
}
