package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Environment variables stand over the file. */
class EnvironmentTest {
  private static final Reading HOME = Reading.in(Path.of("/srv/hansho"));

  private static Reading with(String name, String value) {
    return HOME.with(Map.of(name, value));
  }

  @Test
  void aVariableOverridesANestedKey() {
    assertThat(with("HANSHO_HTTP_PORT", "9000").settings("http: {port: 8000}").http().listen())
        .isEqualTo(new ListenAddress("127.0.0.1", 9000));
    assertThat(with("HANSHO_HTTP_MAX_BODY", "2MiB").settings("").http().bodyBytes())
        .isEqualTo(2 << 20);
  }

  @Test
  void aVariableMendsABadValueOfTheFile() {
    assertThat(with("HANSHO_HTTP_PORT", "9000").settings("http: {port: none}").http().listen())
        .isEqualTo(new ListenAddress("127.0.0.1", 9000));
  }

  @Test
  void keysOfSourcesAndTenantsAreNamedByThem() {
    String text =
        """
        tenants: {acme: , globex-eu: }
        sources: [{id: edge-syslog, kind: syslog-udp, tenant: acme}]
        """;
    ServerSettings settings =
        HOME.with(
                Map.of(
                    "HANSHO_SOURCES_EDGE_SYSLOG_PORT", "6000",
                    "HANSHO_SOURCES_EDGE_SYSLOG_TENANT", "globex-eu",
                    "HANSHO_TENANTS_GLOBEX_EU_CONTENT_DISABLED", "a/b, c/d"))
            .settings(text);

    SourceSettings source = settings.sources().get(0);
    assertThat(((Receiver.SyslogUdp) source.receiver()).listen().port()).isEqualTo(6000);
    assertThat(source.tenant()).isEqualTo("globex-eu");
    assertThat(settings.tenants())
        .extractingFromEntries(entry -> entry.getValue().content().disabled())
        .containsExactly(List.of(), List.of("a/b", "c/d"));
  }

  @Test
  void aListIsSeparatedByCommasOrWrittenInBrackets() {
    String name = "HANSHO_CONTENT_DISABLED";
    assertThat(disabled(with(name, "a, b,,c"))).containsExactly("a", "b", "c");
    assertThat(disabled(with(name, "['a,b', c]"))).containsExactly("a,b", "c");
    assertThat(disabled(with(name, ""))).as("empties it").isEmpty();
  }

  private static List<String> disabled(Reading reading) {
    Iterable<TenantSettings> tenants =
        reading.settings("content: {disabled: [x]}").tenants().values();
    return tenants.iterator().next().content().disabled();
  }

  @Test
  void relativePathsOfVariablesAreThoseOfTheProcess() {
    Path file = Path.of("/etc/hansho/hansho.yml");
    SettingsReader reader =
        new SettingsReader(Path.of("/srv"), Map.of("HANSHO_TENANTS_ACME_DATA", "acme"));
    SettingsReading reading = reader.read(file, "data: data\ntenants: {acme: }");

    ServerSettings settings = reading.loaded().orElseThrow().settings();
    assertThat(settings.data()).isEqualTo(Path.of("/etc/hansho/data"));
    assertThat(settings.tenants().get("acme"))
        .extracting(TenantSettings::data)
        .isEqualTo(Path.of("/srv/acme"));
  }

  @Test
  void aBadValueNamesTheVariable() {
    assertThat(with("HANSHO_HTTP_PORT", "none").problems("http: {port: 8000}"))
        .containsExactly(
            """
            environment HANSHO_HTTP_PORT: 'http.port' is 'none': not a whole number
              = write a whole number from 0 to 65535\
            """);
    assertThat(with("HANSHO_HTTP_PORT", "").problems(""))
        .containsExactly(
            """
            environment HANSHO_HTTP_PORT: 'http.port' is '': not a whole number
              = write a whole number from 0 to 65535\
            """);
  }

  @Test
  void aVariableThatNamesNoKeyIsShownWithTheNearestOne() {
    assertThat(with("HANSHO_HTTP_PROT", "9000").problems(""))
        .containsExactly(
            """
            environment HANSHO_HTTP_PROT: no key is overridden by HANSHO_HTTP_PROT
              = did you mean 'HANSHO_HTTP_PORT'?\
            """);
  }

  @Test
  void otherVariablesAreNoBusinessOfTheSettings() {
    Map<String, String> variables =
        Map.of(
            "HTTP_PORT", "1",
            "HANSHO_JAVA_OPTS", "-Xmx1g",
            "HANSHO_CONFIG", "x.yml",
            "HANSHO_TOKEN_OF_EDGE", "sesame-open");
    String text = "sources: [{id: s, kind: http, token: '${HANSHO_TOKEN_OF_EDGE}'}]";

    assertThat(HOME.with(variables).settings(text).http()).isEqualTo(HOME.settings("").http());
  }

  @Test
  void aVariableMayReferToAnotherOneOfHansho() {
    Map<String, String> variables =
        Map.of("HANSHO_SOURCES_S_TOKEN", "${HANSHO_INGEST}", "HANSHO_INGEST", "sesame-open");

    SourceSettings source =
        HOME.with(variables).settings("sources: [{id: s, kind: http}]").sources().get(0);

    assertThat(source.receiver())
        .isEqualTo(new Receiver.Http(Optional.of(new Secret("${HANSHO_INGEST}", "sesame-open"))));
  }

  @Test
  void whatKubernetesSetsForAServiceIsNoMistake() {
    Map<String, String> variables =
        Map.of(
            "HANSHO_SERVICE_HOST", "10.0.0.7",
            "HANSHO_SERVICE_PORT", "8514",
            "HANSHO_SERVICE_PORT_HTTP", "8514",
            "HANSHO_PORT", "tcp://10.0.0.7:8514",
            "HANSHO_PORT_8514_TCP", "tcp://10.0.0.7:8514",
            "HANSHO_PORT_8514_TCP_PROTO", "tcp",
            "HANSHO_PORT_8514_TCP_ADDR", "10.0.0.7");

    assertThat(HOME.with(variables).settings("")).isEqualTo(HOME.settings(""));
    assertThat(with("HANSHO_HTTP_PORT", "tcp://10.0.0.7:8514").problems(""))
        .containsExactly(
            """
            environment HANSHO_HTTP_PORT: 'http.port' is 'tcp://10.0.0.7:8514': not a whole number
              = Kubernetes sets this for a service; put enableServiceLinks: false into the pod\
            """);
  }

  @Test
  void aVariableThatCouldMeanTwoKeysIsRefused() {
    String text = "sources: [{id: k, kind: kafka}, {id: k-client, kind: syslog-tls}]";
    assertThat(with("HANSHO_SOURCES_K_CLIENT_CERTIFICATE", "x.crt").problems(text))
        .contains(
            """
            environment HANSHO_SOURCES_K_CLIENT_CERTIFICATE: HANSHO_SOURCES_K_CLIENT_CERTIFICATE \
            could be sources.k.client_certificate or sources.k-client.certificate
              = rename a tenant or source, or write the value into the file\
            """);
  }
}
