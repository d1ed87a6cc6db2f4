package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors in exports are reported with their place and a remedy. */
class ExportProblemsTest {
  private static SettingsReading read(String yaml) {
    Map<String, String> environment =
        Map.of("SECRET", "a-secret-with-enough-letters", "HOOK", "https://a.example.com/s3cret");
    return new SettingsReader(Path.of("/srv/hansho"), environment)
        .read(Path.of("hansho.yml"), yaml);
  }

  private static String problems(String export) {
    return read("exports:\n  out: " + export + "\n").rendered();
  }

  @Test
  void eachWayNeedsItsPlace() {
    assertThat(problems("{kind: webhook}")).contains("'exports.out.url' is missing");
    assertThat(problems("{kind: file}")).contains("'exports.out.path' is missing");
    assertThat(problems("{kind: syslog-tls, format: cef}"))
        .contains("'exports.out.host' is missing");
    assertThat(problems("{kind: kafka}"))
        .contains("'exports.out.topic' is missing", "there is no broker");
    assertThat(problems("{kind: kafka, servers: ['a.example.com:1'], topic: t, sasl: plain}"))
        .contains("'exports.out.user' is missing", "'exports.out.password' is missing");
    assertThat(problems("{format: native}")).contains("exports.out.kind");
  }

  @Test
  void ticketsNeedAPlaceAndOneWhoSignsInOverTls() {
    assertThat(problems("{kind: jira}"))
        .contains("'exports.out.url' is missing", "'exports.out.project' is missing")
        .contains("set user and password, or token alone");
    String jira = "{kind: jira, url: 'https://a.example.com', project: SEC, ";
    assertThat(problems(jira + "user: u}")).contains("set user and password, or token alone");
    assertThat(problems(jira + "user: u, password: '${SECRET}', token: '${SECRET}'}"))
        .contains("set user and password, or token alone");
    assertThat(problems(jira + "token: plain}")).contains("exports.out.token");
    assertThat(problems(jira + "token: '${SECRET}', format: ocsf}")).contains("leave format out");
    assertThat(problems("{kind: servicenow, url: 'http://a.example.com', token: '${SECRET}'}"))
        .contains("without encryption", "use https");
    ExportSettings made = export("{kind: servicenow, url: 'https://a', token: '${SECRET}'}");
    assertThat(made.toString()).contains("Solution provided").doesNotContain("enough-letters");
    ExportSettings.Jira site =
        (ExportSettings.Jira) export(jira + "user: u, password: '${SECRET}'}").way();
    assertThat(site.isCloud()).isTrue();
    assertThat(site.type()).isEqualTo("Task");
  }

  @Test
  void snapshotsAreForTargetsThatTakeThem() {
    String file = "{kind: file, path: out, ";
    assertThat(problems(file + "snapshot_at: 'sun 03:00'}")).contains("set send to snapshots");
    assertThat(problems(file + "send: both, snapshot_at: noon}")).contains("no time of snapshots");
    assertThat(problems("{kind: servicenow, url: 'https://a', token: '${SECRET}', send: both}"))
        .contains("servicenow takes no snapshots");
    ExportSettings made = export(file + "send: snapshots, snapshot_at: sun 03:00 Asia/Tokyo}");
    assertThat(made.snapshots().at()).contains("sun 03:00 Asia/Tokyo");
  }

  @Test
  void aPasswordForKafkaDoesNotTravelWithoutEncryption() {
    String plain =
        "{kind: kafka, servers: ['a.example.com:1'], topic: t, user: u, password: '${HOOK}',";
    assertThat(problems(plain + " tls: false, sasl: plain}"))
        .contains("would travel without encryption", "use scram-sha-512");
    assertThat(problems(plain + " tls: false, sasl: scram-sha-512}"))
        .doesNotContain("without encryption");
    assertThat(problems(plain + " sasl: plain}")).doesNotContain("without encryption");
  }

  @Test
  void aFormatMustSuitItsWay() {
    assertThat(problems("{kind: file, path: a, format: stix}")).contains("no lines");
    assertThat(problems("{kind: syslog-udp, host: a.example.com}")).contains("syslog or cef");
    assertThat(problems("{kind: file, path: a, format: ocfs}")).contains("ocsf");
  }

  @Test
  void filtersHoursAddressesAndTenantsAreReadAtOnce() {
    assertThat(problems("{kind: file, path: a, filter: 'severity >'}")).contains("Column");
    assertThat(problems("{kind: file, path: a, hours: whenever}")).contains("no hours");
    assertThat(problems("{kind: file, path: a, tenants: [nobody]}")).contains("no tenant 'nobody'");
    assertThat(problems("{kind: webhook, url: 'ftp://a.example.com'}")).contains("not an address");
    assertThat(problems("{kind: webhook, url: 'https://u:p@a.example.com'}")).contains("use token");
    assertThat(problems("{kind: webhook, url: 'https://a.example.com', secret: plain}"))
        .contains("exports.out.secret");
    assertThat(read("exports: []\n").rendered()).contains("names of exports");
    assertThat(read("exports: {Out: {kind: file}}\n").rendered()).contains("the name of an export");
  }

  private static final String MAIL =
      "{kind: email, host: mail.example.com, from: a@example.com, to: [soc@example.com]";

  @Test
  void mailsNeedServerSenderAndReceiverAndNoPasswordTravelsInTheOpen() {
    assertThat(problems("{kind: email}"))
        .contains("'exports.out.host' is missing", "'exports.out.from' is missing", "no receiver");
    assertThat(problems(MAIL + ", user: u, password: '${SECRET}', encryption: none}"))
        .contains("without encryption");
    assertThat(problems(MAIL + ", user: u}")).contains("user and password");
    assertThat(problems(MAIL + ", format: csv}")).contains("leave format out");
    assertThat(problems(MAIL + ", password: plain}")).contains("exports.out.password");
    assertThat(problems("{kind: email, host: a.example.com, from: 'a b', to: ['x\\r\\ny@z']}"))
        .contains("not an address of mail");
  }

  @Test
  void mailsHaveTheLimitsOfSecurityCenterUnlessOthersAreSet() {
    ExportSettings mail = export(MAIL + ", most_low: 9}");
    assertThat(mail.limits())
        .isEqualTo(
            new ExportSettings.Limits(
                Optional.of(4), Optional.of(2), Optional.of(9), Optional.empty()));
    assertThat(((ExportSettings.Email) mail.way()).port()).isEqualTo(587);
    ExportSettings secured = export(MAIL + ", encryption: tls}");
    assertThat(((ExportSettings.Email) secured.way()).port()).isEqualTo(465);
    assertThat(export("{kind: webhook, url: 'https://a.example.com'}").limits().high()).isEmpty();
  }

  @Test
  void anAddressThatIsASecretIsGivenByReference() {
    ExportSettings chat = export("{kind: webhook, secret_url: '${HOOK}', format: slack}");
    assertThat(chat.toString()).doesNotContain("s3cret");
    assertThat(problems("{kind: webhook, secret_url: '${SECRET}'}")).contains("no address of HTTP");
    assertThat(problems("{kind: webhook, url: 'https://a.example.com', secret_url: '${HOOK}'}"))
        .contains("keep one of the two");
  }

  private static ExportSettings export(String export) {
    SettingsReading read = read("exports:\n  out: " + export + "\n");
    assertThat(read.rendered()).isEmpty();
    return read.loaded().orElseThrow().settings().exports().get(0);
  }

  @Test
  void whatIsRightIsTaken() {
    SettingsReading read =
        read(
            "exports: {hook: {kind: webhook, url: 'https://a.example.com', secret:"
                + " '${SECRET}'}}\n");
    assertThat(read.loaded()).isPresent();
    ExportSettings export = read.loaded().orElseThrow().settings().exports().get(0);
    assertThat(export.tenants()).containsExactly("default");
    assertThat(export.toString()).doesNotContain("enough-letters");
  }
}
