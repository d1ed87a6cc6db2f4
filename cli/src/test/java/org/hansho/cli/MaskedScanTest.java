package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of records stand in no output, and masking changes nothing that is found. */
class MaskedScanTest {
  private static final String SECRET = "S3cr3tV4lue0fErin9x";

  @TempDir private Path folder = Path.of("");

  private String[] scan(String... more) throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("audit.log"),
            """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","stage":"ResponseComplete","auditID":"a1","verb":"create","requestURI":"/x?password=SECRET","requestReceivedTimestamp":"2026-03-02T09:00:00.000000Z","user":{"username":"mysql -pSECRET"},"userAgent":"curl --token SECRET","sourceIPs":["203.0.113.5"],"responseStatus":{"code":200}}
            """
                .replace("SECRET", SECRET));
    Path rule =
        Files.writeString(
            folder.resolve("rule.yml"),
            """
            title: a request
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0001
            logsource: {product: kubernetes, service: audit}
            detection: {a: {userAgent|contains: curl, requestURI|contains: S3cr3t}, condition: a}
            level: medium
            """);
    List<String> base = List.of("scan", log.toString(), "--no-builtin", "--rules", rule.toString());
    return Stream.concat(base.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void noOutputNamesASecret() throws IOException {
    for (String output : List.of("table", "ndjson", "csv", "html")) {
      Run run = Run.of(scan("--output", output));
      assertThat(run.out() + run.talk()).as(output).doesNotContain(SECRET);
      assertThat(run.out()).as("it was found all the same").contains("a request");
    }
    assertThat(Run.of(scan("--output", "ndjson")).out()).contains("password=***");
  }

  @Test
  void evidenceKeepsThemIfAskedAndNothingElseChanges() throws IOException {
    String masked = Run.of(scan()).alerts();
    String shown = Run.of(scan("--show-secrets")).alerts();
    int evidence = shown.indexOf("\"evidence\":");
    assertThat(shown.substring(evidence)).contains(SECRET);
    assertThat(shown.substring(0, evidence))
        .doesNotContain(SECRET)
        .isEqualTo(masked.substring(0, masked.indexOf("\"evidence\":")));
  }
}
