package org.hansho.casework.export.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.destination.TlsServer;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.format.JsonValue;
import org.hansho.casework.export.ticket.FakeSystem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An alert has one ticket in every system, which follows it. */
@Timeout(60)
class TicketsTest {
  private static final Answer DONE = new Answer.Delivered();

  private final MemoryBook book = new MemoryBook();

  /** The systems that there are. */
  enum Product {
    JIRA_CLOUD,
    JIRA_DATA_CENTER,
    SERVICENOW;

    FakeSystem start() throws IOException {
      return switch (this) {
        case JIRA_CLOUD -> new FakeJira(true);
        case JIRA_DATA_CENTER -> new FakeJira(false);
        case SERVICENOW -> new FakeServiceNow();
      };
    }
  }

  static Message message(String alert, int version, boolean isOpen, String text) {
    byte[] body =
        JsonValue.bytes(
            JsonValue.object(
                "id",
                alert,
                "tenant",
                "shop",
                "version",
                version,
                "update",
                String.valueOf(version > 1),
                "open",
                String.valueOf(isOpen),
                "severity",
                "high",
                "title",
                "[High] Reverse shell",
                "text",
                "[High] Reverse shell\n\n" + text + "\n\nWhat to do\n1. Look.",
                "note",
                "Hansho: version " + version + "\n" + text,
                "link",
                ""));
    return new Message("key-" + alert + version, alert, version, "application/json", body, 0);
  }

  static Message open(int version) {
    return message("ab12", version, true, "It began.");
  }

  static Message closed(int version) {
    return message("ab12", version, false, "It is over.");
  }

  private Answer send(FakeSystem system, Message message) {
    return send(system.client(), message);
  }

  private Answer send(TicketSystem client, Message message) {
    try (Tickets tickets = new Tickets(client, book)) {
      return tickets.send(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlertHasOneTicketHoweverOftenItIsSentAlsoIfTheBookIsLost(Product product)
      throws IOException {
    try (FakeSystem system = product.start()) {
      assertThat(send(system, open(1))).isEqualTo(DONE);
      assertThat(send(system, open(1))).isEqualTo(DONE);
      book.entries.clear();
      assertThat(send(system, open(1))).isEqualTo(DONE);
      assertThat(send(system, message("cd34", 1, true, "Another."))).isEqualTo(DONE);
      assertThat(system.alerts()).containsExactly("ab12", "cd34");
      assertThat(system.kept.get(0).comments).isEmpty();
      assertThat(system.client().place()).isEqualTo(system.url().toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsChangesAreCommentsAndItIsClosedAndOpenedWithItsAlert(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      send(system, open(1));
      send(system, open(2));
      send(system, open(2));
      FakeSystem.Kept ticket = system.kept.get(0);
      assertThat(ticket.comments).singleElement().asString().contains("version 2");
      assertThat(send(system, closed(3))).isEqualTo(DONE);
      assertThat(send(system, closed(3))).isEqualTo(DONE);
      assertThat(ticket.isClosed).isTrue();
      assertThat(ticket.comments).hasSize(2);
      assertThat(send(system, open(4))).isEqualTo(DONE);
      assertThat(ticket.isClosed).isFalse();
      assertThat(ticket.comments).hasSize(3);
      assertThat(system.kept).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatPeopleDoWithATicketStaysUntilItsAlertIsMoved(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      send(system, open(1));
      FakeSystem.Kept ticket = system.kept.get(0);
      ticket.isClosed = true;
      assertThat(send(system, open(2))).isEqualTo(DONE);
      assertThat(ticket.isClosed).isTrue();
      assertThat(send(system, closed(3))).isEqualTo(DONE);
      assertThat(ticket.isClosed).isTrue();
      ticket.isClosed = false;
      assertThat(send(system, open(4))).isEqualTo(DONE);
      assertThat(ticket.isClosed).isFalse();
      assertThat(ticket.comments).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsWaitedForAndItsTicketFound(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      system.losesAnswer = true;
      assertThat(send(system, open(1)))
          .isInstanceOfSatisfying(
              Answer.TryAgain.class,
              later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(30)));
      assertThat(send(system, open(1))).isEqualTo(DONE);
      assertThat(system.kept).hasSize(1);
      assertThat(system.kept.get(0).comments).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSystemRefusesSaysWhyAndALimitIsWaitedFor(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      system.fault = system.refusal();
      assertThat(send(system, open(1)))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused ->
                  assertThat(refused.reason())
                      .startsWith("it answered 400: ")
                      .contains("Specify a valid issue type"));
      system.fault = new Fault(429, "17", "{\"errorMessages\":[\"Rate limit exceeded.\"]}");
      assertThat(send(system, open(1)))
          .isInstanceOfSatisfying(
              Answer.TryAgain.class,
              later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(17)));
      system.fault = new Fault(503, "", "<html>maintenance</html>");
      assertThat(send(system, open(1))).isEqualTo(new Answer.TryAgain("it answered 503"));
      system.fault = new Fault(401, "", "");
      assertThat(send(system, open(1))).isEqualTo(new Answer.TryAgain("it answered 401"));
      assertThat(system.kept).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTicketThatSomebodyDeletedIsMadeAnew(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      send(system, open(1));
      send(system, message("cd34", 1, true, "Another."));
      system.kept.remove(0);
      assertThat(send(system, open(2))).isEqualTo(DONE);
      assertThat(system.alerts()).containsExactly("cd34", "ab12");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsClosedBeforeItHasATicketGetsNone(Product product) throws IOException {
    try (FakeSystem system = product.start()) {
      assertThat(send(system, closed(1))).isEqualTo(DONE);
      assertThat(system.kept).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatRecordsSayIsNoMarkup(Product product) throws IOException {
    String hostile = "{noformat} [click|http://192.0.2.1] [~admin] [code]<b>x</b>[/code] \u0007";
    try (FakeSystem system = product.start()) {
      assertThat(send(system, message("ab12", 1, true, hostile))).isEqualTo(DONE);
      assertThat(send(system, message("ab12", 2, true, hostile))).isEqualTo(DONE);
      FakeSystem.Kept ticket = system.kept.get(0);
      String comment = ticket.comments.get(0);
      switch (product) {
        case JIRA_CLOUD ->
            assertThat(ticket.fields.at("description").at("content").items())
                .hasSize(3)
                .allMatch(block -> block.at("type").text().equals("paragraph"));
        case JIRA_DATA_CENTER ->
            assertThat(ticket.fields.at("description").text())
                .startsWith("{noformat}\n")
                .endsWith("\n{noformat}")
                .contains("{ noformat} [click");
        case SERVICENOW -> assertThat(comment).contains("[ code]<b>").doesNotContain("[code]");
      }
      assertThat(comment).contains("[click|http://192.0.2.1]");
    }
  }

  @Test
  void anAnswerThatNamesAPathInPlaceOfATicketIsNotFollowed() throws IOException {
    for (Product product : Product.values()) {
      try (FakeSystem system = product.start()) {
        String bad = "\"key\":\"../../admin\",\"sys_id\":\"../x\"";
        system.fault =
            new Fault(200, "", "{\"issues\":[{" + bad + "}],\"result\":[{" + bad + "}]}");
        assertThat(send(system, open(1))).isInstanceOf(Answer.TryAgain.class);
        assertThat(system.calls).hasSize(1);
      }
    }
  }

  @Test
  void jiraClosesByTheTransitionThatIsNamedAndSaysIfThereIsNone() throws IOException {
    try (FakeJira jira = new FakeJira(true)) {
      jira.closing = "discard";
      send(jira, open(1));
      assertThat(send(jira, closed(2))).isEqualTo(DONE);
      assertThat(jira.kept.get(0).isClosed).isTrue();
      send(jira, open(3));
      jira.closing = "Archive";
      assertThat(send(jira, closed(4)))
          .isEqualTo(new Answer.Refused("the issue has no transition 'Archive'; see close_with"));
      assertThat(send(jira, closed(4))).isInstanceOf(Answer.Refused.class);
      assertThat(jira.kept.get(0).comments).hasSize(3);
    }
  }

  @Test
  void theyAreFilledAsEachSystemHasIt() throws IOException {
    try (FakeJira jira = new FakeJira(true);
        FakeServiceNow now = new FakeServiceNow()) {
      send(jira, open(1));
      book.entries.clear();
      send(now, open(1));
      JsonValue issue = jira.kept.get(0).fields;
      assertThat(issue.at("summary").text()).isEqualTo("[High] Reverse shell");
      assertThat(issue.at("labels").items().stream().map(JsonValue::text))
          .containsExactly("hansho", "hansho-ab12", "severity-high");
      JsonValue incident = now.kept.get(0).fields;
      assertThat(incident.at("short_description").text()).isEqualTo("[High] Reverse shell");
      assertThat(incident.at("urgency").text()).isEqualTo("1");
      assertThat(incident.at("assignment_group").text()).isEqualTo(FakeServiceNow.GROUP);
      assertThat(incident.at("description").text()).contains("It began.", "1. Look.");
      assertThat(List.of(jira.client().toString(), now.client().toString()))
          .noneMatch(text -> text.contains("invented"));
    }
  }

  /** ServiceNow tells both with 403; only the second one would be the same for every ticket. */
  @Test
  void aRuleThatATicketBreaksSetsItAsideAndMissingRightsHoldUpTheTarget() throws IOException {
    try (FakeServiceNow system = new FakeServiceNow()) {
      String failed = "{\"error\":{\"message\":\"Operation Failed\",\"detail\":\"%s\"}}";
      system.fault =
          new Fault(
              403,
              "",
              failed.formatted(
                  "Data Policy Exception: The following fields are mandatory: Caller"));
      assertThat(send(system, open(1)))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.reason()).endsWith("are mandatory: Caller"));
      system.fault =
          new Fault(403, "", failed.formatted("ACL Exception Insert Failed due to security"));
      assertThat(send(system, open(1))).isInstanceOf(Answer.TryAgain.class);
    }
    try (FakeJira jira = new FakeJira(true)) {
      jira.fault = new Fault(403, "", "{\"errorMessages\":[\"A mandatory step is missing\"]}");
      assertThat(send(jira, open(1))).isInstanceOf(Answer.TryAgain.class);
    }
  }

  @Test
  void aGroupThatIsNotThereIsNamed() throws IOException {
    try (FakeServiceNow system = new FakeServiceNow()) {
      system.group = "Nobody";
      assertThat(send(system, open(1)))
          .isEqualTo(
              new Answer.Refused(
                  "the user sees no group 'Nobody'; give its name as it stands there, or its"
                      + " sys_id"));
      system.group = FakeServiceNow.GROUP;
      assertThat(send(system, open(1))).isEqualTo(DONE);
      assertThat(system.kept.get(0).fields.at("assignment_group").text())
          .isEqualTo(FakeServiceNow.GROUP);
    }
  }

  @Test
  void aSystemWhoseCertificateIsNotTrustedGetsNoPassword(@TempDir Path folder) throws Exception {
    try (TlsServer server = new TlsServer(TlsServer.context(folder, "it", "ip:127.0.0.1"))) {
      Answer untrusted = send(jiraAt(server, Optional.empty()), open(1));
      assertThat(((Answer.TryAgain) untrusted).reason()).contains("of an unknown authority");
      assertThat(server.received()).isZero();
      Answer trusted = send(jiraAt(server, Optional.of(folder.resolve("it.pem"))), open(1));
      assertThat(((Answer.TryAgain) trusted).reason()).contains("names no issue");
      assertThat(server.received()).isEqualTo(2);
    }
  }

  private static TicketSystem jiraAt(TlsServer server, Optional<Path> authorities) {
    TicketAccount account =
        new TicketAccount(
            URI.create("https://127.0.0.1:" + server.port()),
            "hansho@example.com",
            "invented",
            new AddressPolicy(true),
            new TlsTrust(authorities),
            Duration.ofSeconds(20));
    return new JiraTickets(new JiraTickets.Settings(account, true, "SEC", "Task", ""));
  }

  @Test
  void whatIsNoTicketOfOursIsReadAsNothing() {
    JsonValue none = JsonValue.read("[".repeat(1_000));
    assertThat(none.isNone()).isTrue();
    assertThat(none.at("a").first().text()).isEmpty();
    assertThat(JsonValue.read("{\"a\":[1,{\"b\":null}]}").at("a").items()).hasSize(2);
    Message odd = new Message("k", "a", 1, "", "no json".getBytes(StandardCharsets.UTF_8), 0);
    assertThatThrownBy(() -> Ticket.of(odd)).hasMessageContaining("no ticket");
  }
}
