package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in tenants and sources, and between them. */
class SourceProblemsTest {
  @TempDir private Path home;
  private Reading reading = Reading.in(Path.of("/"));

  @BeforeEach
  void readInTheFolder() {
    reading = Reading.in(home);
  }

  private void problem(String text, String rendered) {
    assertThat(reading.problems(text)).containsExactly(rendered);
  }

  private void messages(String text, String... messages) {
    assertThat(reading.read(text).problems())
        .extracting(SettingsProblem::english)
        .containsExactly(messages);
  }

  @Test
  void aKeyOfAnotherKindIsRefused() {
    problem(
        "sources:\n  - {id: s, kind: syslog-udp, topics: [a]}\n",
        """
        hansho.yml:2:39: a source of the kind syslog-udp has no 'topics'
          |   - {id: s, kind: syslog-udp, topics: [a]}
          |                                       ^
          = 'topics' belongs to kafka\
        """);
  }

  @Test
  void whatIsRequiredIsAskedForWhereTheSourceBegins() {
    problem(
        "sources:\n  - id: k\n    kind: kafka\n    servers: kafka:9092\n",
        """
        hansho.yml:2:5: 'sources.k.topics' is missing
          |   - id: k
          |     ^
          = add topics: a list, each a text of at most 249 characters\
        """);
  }

  @Test
  void idsAreUniqueAndPlain() {
    problem(
        "sources:\n  - {id: s, kind: http}\n  - {id: s, kind: http}\n",
        """
        hansho.yml:3:10: the id 's' stands twice
          |   - {id: s, kind: http}
          |          ^
          = give each source an id of its own\
        """);
    problem(
        "sources:\n  - {id: Edge_1, kind: http}\n",
        """
        hansho.yml:2:10: 'sources.#1.id' is 'Edge_1': not written as it must be
          |   - {id: Edge_1, kind: http}
          |          ^
          = write a name of at most 63 lower-case letters, digits and hyphens\
        """);
  }

  @Test
  void aFormatMustExist() {
    problem(
        "sources:\n  - {id: s, kind: http, format: auditdd}\n",
        """
        hansho.yml:2:33: 'sources.s.format' is 'auditdd': not a format
          |   - {id: s, kind: http, format: auditdd}
          |                                 ^
          = did you mean 'auditd'?\
        """);
  }

  @Test
  void aTenantMustExistAndBeNamedWhereThereAreSeveral() {
    String tenants = "tenants:\n  acme:\n  globex:\nsources:\n";
    problem(
        tenants + "  - {id: s, kind: http, tenant: acne}\n",
        """
        hansho.yml:5:33: 'sources.s.tenant' is 'acne': there is no such tenant
          |   - {id: s, kind: http, tenant: acne}
          |                                 ^
          = did you mean 'acme'?\
        """);
    problem(
        tenants + "  - {id: s, kind: http}\n",
        """
        hansho.yml:5:5: 'sources.s.tenant' is missing
          |   - {id: s, kind: http}
          |     ^
          = name one of the tenants, since there are several\
        """);
    assertThat(reading.settings("tenants: {acme: }\nsources: [{id: s, kind: http}]").sources())
        .extracting(SourceSettings::tenant)
        .containsExactly("acme");
  }

  @Test
  void tenantsHavePlainNames() {
    problem(
        "tenants:\n  ../up: {}\n",
        """
        hansho.yml:2:3: '../up' cannot be the name of a tenant
          |   ../up: {}
          |   ^
          = use at most 63 lower-case letters, digits and hyphens\
        """);
  }

  @Test
  void tenantsShareNoFolder() {
    messages(
        "tenants: {acme: {data: /srv/a}, globex: {data: /srv/a/b}}",
        "the folders of the tenants 'acme' and 'globex' overlap: /srv/a/b");
    messages(
        "data: /srv\ntenants: {acme: {data: /srv/tenants/globex}, globex: {}}",
        "the folders of the tenants 'acme' and 'globex' overlap: /srv/tenants/globex");
  }

  @Test
  void noSourceFollowsWhatHanshoWrites() {
    messages(
        "data: /var/lib/hansho\nsources: [{id: f, kind: files, roots: /var}]",
        "'sources.f.roots' holds what Hansho itself writes: /var/lib/hansho");
    messages(
        "data: /var/lib/hansho\n"
            + "sources: [{id: f, kind: files, roots: [/var/log, /var/lib/hansho/x]}]",
        "'sources.f.roots' holds what Hansho itself writes: /var/lib/hansho");
  }

  @Test
  void noTwoListenersTakeOnePort() {
    messages(
        "sources: [{id: a, kind: syslog-udp}, {id: b, kind: flows, address: 0.0.0.0, port: 5514}]",
        "'sources.b.port' and 'sources.a.port' are both 5514");
    messages(
        "sources: [{id: a, kind: syslog-tcp, port: 8514}]",
        "'sources.a.port' and 'http.port' are both 8514");
    assertThat(
            reading
                .settings(
                    "sources: [{id: a, kind: syslog-udp}, {id: b, kind: syslog-tcp}, {id: c, kind:"
                        + " flows, port: 0}, {id: d, kind: flows, port: 0}]")
                .sources())
        .as("a port of UDP is none of TCP, and 0 is a free one")
        .hasSize(4);
  }

  @Test
  void signingInToKafkaNeedsNameAndPassword() {
    messages(
        "sources: [{id: k, kind: kafka, servers: 'k:1', topics: t, sasl: plain}]",
        "'sources.k.sasl' is set, but 'sources.k.password' is not",
        "'sources.k.sasl' is set, but 'sources.k.user' is not");
  }

  @Test
  void aPasswordForKafkaDoesNotTravelWithoutEncryption() {
    messages(
        "sources: [{id: k, kind: kafka, servers: 'k:1', topics: t, tls: false, sasl: plain,"
            + " user: u, password: '${PASSWORD}'}]",
        "the password would travel without encryption",
        "'sources.k.password' is '${PASSWORD}': the environment variable PASSWORD is not set");
  }

  @Test
  void noTwoTenantsShareAToken() {
    Reading withToken = reading.with(Map.of("T", "sesame-open", "U", "sesame-open"));
    String text =
        """
        tenants: {acme: , globex: }
        sources:
          - {id: a, kind: http, tenant: acme, token: '${T}'}
          - {id: b, kind: http, tenant: globex, token: '${U}'}
        """;
    assertThat(withToken.problems(text))
        .containsExactly(
            """
            hansho.yml:4:48: 'sources.b.token' is also a token of the tenant 'acme'
              |   - {id: b, kind: http, tenant: globex, token: '${U}'}
              |                                                ^
              = give each tenant tokens of its own\
            """);
  }

  @Test
  void aListIsNamedOnce() throws IOException {
    Files.writeString(home.resolve("a.txt"), "");
    messages(
        "content: {lists: [miners=a.txt, miners=a.txt]}",
        "'content.lists' names the list 'miners' twice");
  }

  @Test
  void sourcesAreAListAndTenantsAreNot() {
    messages("sources: {edge: {kind: http}}", "'sources' must be a list of sources");
    messages("sources: [http]", "source 1 must be a mapping with 'id' and 'kind'");
    messages("tenants: [acme]", "'tenants' must hold names of tenants with their keys");
  }
}
