package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Settings that may change while the server runs are changed over HTTP. */
@Timeout(120)
class SettingsTest {
  private static final String SETTINGS = "/api/v1/settings";
  private static final String RULE = "triage.new_evidence";

  @TempDir private Path folder;

  private RunningServer server(String yaml) throws IOException {
    return new RunningServer(folder, Workload.engine(), yaml);
  }

  private static HttpResponse<String> put(RunningServer server, String settings)
      throws IOException {
    String body = "{\"settings\":{" + settings + "}}";
    return server.send(server.request(SETTINGS).PUT(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> unset(RunningServer server, String key) throws IOException {
    return server.send(server.request(SETTINGS + "?key=" + key).DELETE());
  }

  /** What the server says of a setting. */
  private static String row(RunningServer server, String key) throws IOException {
    String all = server.get(SETTINGS).body();
    int begin = all.indexOf("{\"key\":\"" + key + "\"");
    return all.substring(begin, all.indexOf('}', begin));
  }

  @Test
  void aChangeHoldsAtOnceAndAfterAStartAndIsTakenBack() throws IOException {
    try (RunningServer server = server("triage: {new_evidence: note}\n")) {
      assertThat(row(server, RULE)).contains("\"value\":\"note\"", "hansho.yml:", "\"live\":true");
      HttpResponse<String> changed =
          put(server, "\"" + RULE + "\":\"reopen\",\"suppression.days\":\"3\"");
      assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
      assertThat(changed.body())
          .contains("\"value\":\"reopen\",\"origin\":\"changed by local at 20")
          .contains("\"key\":\"suppression.days\",\"value\":\"3\"", "\"changed_by\":\"local\"")
          .doesNotContain("http.port");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"setting.change\"", "settings triage.new_evidence")
          .contains("triage.new_evidence: note", "triage.new_evidence: reopen");
    }
    try (RunningServer server = server("triage: {new_evidence: note}\n")) {
      assertThat(row(server, RULE)).contains("\"value\":\"reopen\"", "\"changed_to\":\"reopen\"");
      assertThat(unset(server, RULE).body())
          .contains("\"value\":\"note\"", "hansho.yml:")
          .doesNotContain("changed_by");
      assertThat(unset(server, RULE).statusCode()).isEqualTo(404);
      assertThat(row(server, "suppression.days")).contains("\"value\":\"3\"");
      assertThat(server.get("/api/v1/audit").body()).contains("\"action\":\"setting.reset\"");
    }
    try (RunningServer server = server("")) {
      assertThat(row(server, RULE)).contains("reopen-resolved\",\"origin\":\"default\"");
    }
  }

  @Test
  void oneWrongValueAndNothingIsChangedAndAllThatIsWrongIsSaid() throws IOException {
    try (RunningServer server = server("")) {
      HttpResponse<String> wrong =
          put(
              server,
              "\"suppression.days\":\"3\",\"triage.new_evidense\":\"note\",\"http.port\":\"80\","
                  + "\"triage.tune_wrong\":\"many\"");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body())
          .contains("Nothing was changed", "did you mean 'triage.new_evidence'?")
          .contains("'http.port' cannot be changed over the API")
          .contains("'triage.tune_wrong' is 'many': not a whole number");
      assertThat(row(server, "suppression.days")).contains("\"origin\":\"default\"");
      assertThat(put(server, "").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/audit").body()).doesNotContain("setting.change");
    }
  }

  @Test
  void whatAVariableDecidesIsNotChangedInSilence() throws IOException {
    try (RunningServer server = server("")) {
      HttpResponse<String> refused = put(server, "\"engine.epoch\":\"1s\"");
      assertThat(refused.statusCode()).isEqualTo(400);
      HttpResponse<String> decided = put(server, "\"" + RunningServer.BY_VARIABLE + "\":\"12\"");
      assertThat(decided.statusCode()).isEqualTo(409);
      assertThat(decided.body()).contains("environment variable HANSHO_TRIAGE_VERDICT_AFTER");
      assertThat(row(server, RunningServer.BY_VARIABLE)).contains("\"overridden\":true");
    }
  }

  @Test
  void aChangedValueThatIsWrongByNowIsLeftOutAtTheStartAndReported() throws IOException {
    try (RunningServer server = server("")) {
      assertThat(put(server, "\"suppression.days\":\"90\"").statusCode()).isEqualTo(200);
    }
    try (RunningServer server = server("suppression: {most_days: 30}\n")) {
      assertThat(row(server, "suppression.days"))
          .contains("\"value\":\"7\"", "\"changed_to\":\"90\"");
      assertThat(server.get("/api/v1/status").body())
          .contains("changed over the API are left out", "suppression.days");
      assertThat(unset(server, "suppression.days").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/status").body()).doesNotContain("left out");
    }
  }

  @Test
  void suppressionsLiveAsLongAsTheSettingsSayNow() throws IOException {
    String suppressions = "/api/v1/suppressions";
    String wanted = "{\"name\":\"n\",\"reason\":\"r\",\"filter\":\"host = x\"}";
    try (RunningServer server = server("")) {
      assertThat(
              put(server, "\"suppression.days\":\"1\",\"suppression.most_days\":\"2\"")
                  .statusCode())
          .isEqualTo(200);
      String made = server.post(suppressions, wanted).body();
      assertThat(TokensTest.field(made, "expires").substring(0, 10))
          .isEqualTo(
              Instant.parse(TokensTest.field(made, "created"))
                  .plus(Duration.ofDays(1))
                  .toString()
                  .substring(0, 10));
      String three = wanted.replace("}", ",\"days\":\"3\"}");
      assertThat(server.post(suppressions, three).body()).contains("at most 2 days");
      assertThat(server.get(suppressions).body()).contains("\"usual_days\":1,\"most_days\":2");
    }
  }

  @Test
  void newEvidenceDoesWhatTheSettingsSayNow() throws IOException {
    try (RunningServer server = server("")) {
      server.post("/ingest/v1/app", Workload.line(20_000, "denied", "ann", "web-1"));
      String id = TokensTest.field(server.until("/api/v1/alerts", "test/denied"), "id");
      String dismiss = "{\"status\":\"dismissed\",\"reason\":\"duplicate\"}";
      assertThat(server.post("/api/v1/alerts/" + id + "/triage", dismiss).statusCode())
          .isEqualTo(200);
      assertThat(put(server, "\"" + RULE + "\":\"reopen\"").statusCode()).isEqualTo(200);
      server.post("/ingest/v1/app", Workload.line(20_001, "denied", "ann", "web-1"));
      server.until("/api/v1/alerts/" + id, "\"status\":\"active\"");
    }
  }

  @Test
  void whatTheFileSaysMeanwhileIsCheckedToo() throws IOException {
    try (RunningServer server = server("")) {
      Files.writeString(folder.resolve("hansho.yml"), "data: data\ntriage: {tune_wrong: no}\n");
      HttpResponse<String> refused = put(server, "\"suppression.days\":\"3\"");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("hansho.yml:2:", "triage.tune_wrong");
      assertThat(row(server, "suppression.days")).contains("\"value\":\"7\"");
    }
  }
}
