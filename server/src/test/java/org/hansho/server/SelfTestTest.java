package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped detections are tried in a running server. */
@Timeout(300)
class SelfTestTest {
  private static final String PATH = "/api/v1/selftest";
  private static final String SAMPLES = "/api/v1/samples";

  private static Content content;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    content = ContentFolder.read(Path.of("../content"));
  }

  private String ended(RunningServer server) throws IOException {
    String answer = server.get(PATH).body();
    while (answer.contains("\"running\":true")) {
      LockSupport.parkNanos(100_000_000);
      answer = server.get(PATH).body();
    }
    return answer;
  }

  @Test
  void everyDetectionFiresOrSaysWhatItLacksAndNobodySeesAnAlert() throws IOException {
    Engine engine = Engine.compile(content);
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.get(PATH).body()).contains("nothing was tried yet");
      assertThat(server.post(PATH, "").statusCode()).isEqualTo(202);
      assertThat(server.post(PATH, "").statusCode()).as("one at a time").isEqualTo(409);
      String answer = ended(server);
      long unarmed = engine.content().detections().stream().filter(d -> !engine.isArmed(d)).count();
      int all = engine.content().detections().size();
      assertThat(unarmed).isPositive();
      assertThat(answer)
          .contains("\"trouble\":\"\"")
          .contains("\"tried\":" + all)
          .contains("\"fired\":" + (all - unarmed))
          .doesNotContain("\"silent\"")
          .contains("\"state\":\"not-armed\",\"reason\":\"geography.country\"");
      assertThat(server.alertIds()).isEmpty();
      try (var left = Files.list(folder.resolve("data/self-test"))) {
        assertThat(left).isEmpty();
      }
    }
    assertThat(folder.resolve("data/self-test")).doesNotExist();
  }

  @Test
  void aDetectionWhoseOwnRecordsRaiseNothingIsReported() throws IOException {
    String id = "aks/exposed-dashboard";
    String text = Files.readString(Path.of("../content/detections", id + ".yml"));
    String mute =
        text.replaceFirst(
            "\n    condition: (.*)",
            "\n    nobody:\n        user.name: nobody at all\n    condition: nobody and ($1)");
    assertThat(mute).isNotEqualTo(text);
    DetectionFile file = new DetectionFile(id + ".yml", true, new SourceText(id + ".yml", mute));
    Content broken = ContentReader.read(List.of(file), List.of());
    try (RunningServer server = new RunningServer(folder, Engine.compile(broken))) {
      server.post(PATH, "");
      assertThat(ended(server)).contains("\"fired\":0").contains("\"state\":\"silent\"");
    }
  }

  @Test
  void aServerThatStopsMeanwhileEndsAndLeavesNothing() throws IOException {
    try (RunningServer server = new RunningServer(folder, Engine.compile(content))) {
      server.post(PATH, "");
    }
    assertThat(folder.resolve("data/self-test")).doesNotExist();
  }

  @Test
  void aDetectionThatIsSwitchedOffIsNotSaidToFire() throws IOException {
    String id = "aks/exposed-dashboard";
    String text = Files.readString(Path.of("../content/detections", id + ".yml"));
    DetectionFile file = new DetectionFile(id + ".yml", true, new SourceText(id + ".yml", text));
    Content one = ContentReader.read(List.of(file), List.of());
    try (RunningServer server = new RunningServer(folder, Engine.compile(one))) {
      String off = "{\"detection\":\"%s\",\"enabled\":\"false\",\"reason\":\"Not ours.\"}";
      String overrides = "/api/v1/detections/overrides";
      assertThat(server.post(overrides, off.formatted(id)).statusCode()).isEqualTo(200);
      assertThat(server.post(overrides, off.formatted("health/source-silnet")))
          .satisfies(
              refused -> {
                assertThat(refused.statusCode()).isEqualTo(404);
                assertThat(refused.body()).contains("health/source-silent");
              });
      assertThat(server.post(overrides, off.formatted("health/source-silent")).statusCode())
          .isEqualTo(200);
      server.post(PATH, "");
      assertThat(ended(server))
          .contains("\"fired\":0", "\"state\":\"switched-off\",\"reason\":\"Not ours.\"");
    }
  }

  private static String open(RunningServer server) throws IOException {
    return server.settled("/api/v1/alerts?limit=1000");
  }

  private static String removed(RunningServer server) throws IOException {
    return server.send(server.request(SAMPLES).DELETE()).body();
  }

  /** Two calls; each makes a second copy of the content, which takes seconds. */
  private static List<String> addedTwiceAtOnce(RunningServer server) {
    return Stream.of(1, 2)
        .map(
            call ->
                CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        HttpResponse<String> answer = server.post(SAMPLES, "");
                        return answer.statusCode()
                            + " "
                            + answer.body().replaceFirst(".*\"detail\":\"([^\"]*)\".*", "$1");
                      } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                      }
                    }))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .sorted()
        .toList();
  }

  @Test
  void samplesComeOnceStayBehindARestartTeachNothingAndGoTogether() throws IOException {
    Engine engine = Engine.compile(content);
    int all = content.detections().size();
    String before;
    try (RunningServer server = new RunningServer(folder, engine)) {
      Path log = Path.of("../samples/shop-cluster/kube-audit.log");
      server.post("/ingest/v1/shop-cluster", Files.readString(log));
      server.until("/api/v1/alerts", "\"id\"");
      before = open(server);
      String incidents = server.settled("/api/v1/incidents");
      assertThat(before).doesNotContain("SAMPLE");
      assertThat(addedTwiceAtOnce(server))
          .containsExactly(
              "200 {\"added\":%d,\"alerts\":%d,\"left_out\":[]}".formatted(all, all),
              "409 Samples are being added; wait for their end.");
      assertThat(server.settled("/api/v1/incidents")).isEqualTo(incidents);
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"sample.add\"", "\"after\":\"" + all + " added\"");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.post(SAMPLES, "").body()).startsWith("{\"added\":0,\"alerts\":" + all);
      String with = open(server);
      assertThat(with.split("\"title\":\"\\[SAMPLE\\] ", -1)).hasSize(all + 1);
      Matcher sample =
          Pattern.compile("\"id\":\"([0-9a-f]{64})\"[^{}]{0,200}\"detection\":\"sample:")
              .matcher(with);
      assertThat(sample.find()).isTrue();
      String id = sample.group(1);
      String closing = "{\"status\":\"resolved\",\"reason\":\"true-positive\",\"note\":\"x\"}";
      assertThat(server.post("/api/v1/alerts/" + id + "/triage", closing).statusCode())
          .isEqualTo(200);
      assertThat(server.get("/api/v1/detections").body()).doesNotContain("\"judged\":1");
      assertThat(removed(server)).isEqualTo("{\"removed\":" + all + "}");
      assertThat(open(server)).isEqualTo(before);
      assertThat(removed(server)).isEqualTo("{\"removed\":0}");
    }
  }
}
