package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
  @TempDir Path folder;

  @Test
  void oneFileALogAndTheTruthBeside() throws IOException {
    String totals = generate("--attacks", "storage/malware-upload");
    assertThat(names())
        .containsExactlyInAnyOrder(
            "activity.ndjson",
            "addresses.csv",
            "anonymizers.txt",
            "cosmos-db.ndjson",
            "directory-audit.ndjson",
            "key-vault.ndjson",
            "labels.csv",
            "malicious.txt",
            "malware-hashes.txt",
            "oddities.csv",
            "sign-in.ndjson",
            "sql-audit.ndjson",
            "storage.ndjson",
            "tor.txt");
    List<String> labels = Files.readAllLines(folder.resolve("labels.csv"));
    assertThat(labels).hasSize(2);
    assertThat(labels.get(1))
        .startsWith("storage/malware-upload,tenant-00.example.com,account,st00t");
    assertThat(labels.get(1).split(",", -1)).hasSameSizeAs(labels.get(0).split(",", -1));
    assertThat(Files.readAllLines(folder.resolve("addresses.csv")))
        .contains("198.18.0.0/24,JP,Tokyo,35.68,139.69,64622,Kaede Net,HOME");
    assertThat(totals).contains("records").contains("attacks");
  }

  @Test
  void mixedPutsAllInOneFileInOrder() throws IOException {
    generate("--attacks", "none", "--mixed");
    assertThat(names()).contains("mixed.ndjson").doesNotContain("storage.ndjson");
    assertThat(Files.readString(folder.resolve("mixed.ndjson")))
        .contains("\"StorageRead\"")
        .contains("\"AuditEvent\"")
        .contains("\"SignInLogs\"");
  }

  @Test
  void everyOptionArrives() {
    Options options =
        Options.parse(
            List.of(
                "out",
                "--seed",
                "9",
                "--start",
                "2026-05-01",
                "--days",
                "12",
                "--tenants",
                "2",
                "--people",
                "50",
                "--resources",
                "40",
                "--load",
                "0.5",
                "--attacks",
                "sql/brute-force,sql/unusual-location",
                "--repeats",
                "3",
                "--strength",
                "0.7"));
    Settings settings = options.settings();
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.start()).hasToString("2026-05-01");
    assertThat(settings.size().days()).isEqualTo(12);
    assertThat(settings.size().people()).isEqualTo(50);
    assertThat(settings.attacks()).containsExactly("sql/brute-force", "sql/unusual-location");
    assertThat(settings.repeats()).isEqualTo(3);
    assertThat(settings.strength()).isEqualTo(0.7);
  }

  @Test
  void whatIsWrongIsSaidWithTheUsage() {
    assertThatThrownBy(() -> Options.parse(List.of())).hasMessageContaining("folder");
    assertThatThrownBy(() -> Options.parse(List.of("out", "--sead", "1")))
        .hasMessageContaining("unknown option --sead")
        .hasMessageContaining("--seed N");
    assertThatThrownBy(() -> Options.parse(List.of("out", "--seed")))
        .hasMessageContaining("lacks its value");
    assertThatThrownBy(() -> Options.parse(List.of("out", "--days", "x")))
        .hasMessageContaining("\"x\"");
    assertThatThrownBy(() -> Options.parse(List.of("out", "--start", "May")))
        .hasMessageContaining("May");
  }

  private String generate(String... more) throws IOException {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    folder.toString(),
                    "--days",
                    "4",
                    "--people",
                    "20",
                    "--resources",
                    "16",
                    "--load",
                    "0.1"),
                Stream.of(more))
            .toList();
    ByteArrayOutputStream totals = new ByteArrayOutputStream();
    Generate.generate(
        Options.parse(arguments), new PrintStream(totals, true, StandardCharsets.UTF_8));
    return totals.toString(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
