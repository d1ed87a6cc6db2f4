package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hansho.server.settings.SettingsComparison.Change;
import org.junit.jupiter.api.Test;

/** A reload says which changes may be made while the server runs. */
class SettingsComparisonTest {
  private static final Reading HOME = Reading.in(Path.of("/srv/hansho"));

  private static SettingsComparison compared(String before, String after) {
    return SettingsComparison.between(HOME.loaded(before), HOME.loaded(after));
  }

  @Test
  void equalSettingsDoNotDiffer() {
    assertThat(compared("", "http: {port: 8514}\ntenants: {default: }").isEmpty()).isTrue();
  }

  @Test
  void someKeysMayChangeWhileTheServerRunsAndOthersNeedARestart() {
    SettingsComparison compared =
        compared("content: {basics: true}", "content: {basics: false}\nhttp: {port: 9000}");

    assertThat(compared.whileRunning())
        .containsExactly(new Change("content.basics", "true", "false", false));
    assertThat(compared.atNextStart())
        .containsExactly(new Change("http.port", "8514", "9000", true));
  }

  @Test
  void whatFollowsFromAnotherValueIsNotListedAgain() {
    assertThat(compared("", "content: {disabled: [a]}").changes())
        .containsExactly(new Change("content.disabled", "[]", "[a]", false));
    assertThat(compared("", "data: /srv/other").changes())
        .containsExactly(new Change("data", "/srv/hansho/hansho-data", "/srv/other", true));
  }

  @Test
  void aSourceOrTenantThatComesOrGoesIsOneChange() {
    String source = "sources: [{id: s, kind: flows}]";
    assertThat(compared("", source).changes())
        .containsExactly(new Change("sources.s", "", "present", true));
    assertThat(compared(source, "").changes())
        .containsExactly(new Change("sources.s", "present", "", true));
    assertThat(compared("tenants: {a: }", "tenants: {a: , b: }").changes())
        .containsExactly(new Change("tenants.b", "", "present", true));
  }

  @Test
  void aSourceOfAnotherKindHasOtherKeys() {
    SettingsComparison compared =
        compared(
            "sources: [{id: s, kind: syslog-udp, port: 6000}]",
            "sources: [{id: s, kind: flows, port: 6000}]");

    assertThat(compared.changes())
        .containsExactly(
            new Change("sources.s.kind", "syslog-udp", "flows", true),
            new Change("sources.s.max_record", "64KiB", "", true));
  }

  @Test
  void aSecretThatChangedBehindItsReferenceIsAChange() {
    String text = "sources: [{id: s, kind: http, token: '${T}'}]";
    LoadedSettings before = HOME.with(Map.of("T", "first-token")).loaded(text);
    LoadedSettings after = HOME.with(Map.of("T", "second-token")).loaded(text);

    assertThat(SettingsComparison.between(before, after).changes())
        .containsExactly(new Change("sources.s.token", "\"${T}\"", "\"${T}\"", true));
  }
}
