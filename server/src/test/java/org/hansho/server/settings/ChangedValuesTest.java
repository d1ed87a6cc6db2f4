package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.hansho.casework.setting.ChangedSetting;
import org.junit.jupiter.api.Test;

/** What people change over the API stands over the file, and below environment variables. */
class ChangedValuesTest {
  private static final long TIME = 1_796_000_000_000_000_000L;
  private static final Path FILE = Path.of("hansho.yml");

  private static ChangedSetting changed(String key, String text) {
    return new ChangedSetting(key, text, "user ann", TIME);
  }

  private static SettingsReading read(
      String file, Map<String, String> variables, ChangedSetting... changed) {
    return new SettingsReader(Path.of("/srv/hansho"), variables)
        .with(List.of(changed))
        .read(FILE, file);
  }

  private static LoadedSettings loaded(
      String file, Map<String, String> variables, ChangedSetting... changed) {
    SettingsReading reading = read(file, variables, changed);
    assertThat(reading.rendered()).isEmpty();
    return reading.loaded().orElseThrow();
  }

  @Test
  void aChangeStandsOverTheFileAndBelowAVariable() {
    String file = "triage: {new_evidence: note, tune_wrong: 40}\n";
    ChangedSetting reopen = changed("triage.new_evidence", "reopen");
    LoadedSettings settings = loaded(file, Map.of(), reopen);
    assertThat(settings.settings().casework().newEvidence()).isEqualTo("reopen");
    assertThat(settings.shown(true))
        .contains("new_evidence: reopen", "# changed by user ann at 2026-11-30T00:53:20Z")
        .contains("tune_wrong: 40", "# hansho.yml:1:");
    LoadedSettings overridden =
        loaded(file, Map.of("HANSHO_TRIAGE_NEW_EVIDENCE", "reopen-resolved"), reopen);
    assertThat(overridden.settings().casework().newEvidence()).isEqualTo("reopen-resolved");
    assertThat(overridden.origin("triage.new_evidence"))
        .isEqualTo(new Origin.Variable("HANSHO_TRIAGE_NEW_EVIDENCE"));
  }

  @Test
  void listsAndKeysOfTenantsSourcesAndExportsAreChangedToo() {
    String file =
        "sources: [{id: push, kind: http}]\n"
            + "exports: {mail: {kind: email, host: mail.example.com, from: a@example.com,"
            + " to: b@example.com}}\n";
    LoadedSettings settings =
        loaded(
            file,
            Map.of(),
            changed("content.disabled", "a/b, c/d"),
            changed("tenants.default.content.basics", "false"),
            changed("sources.push.silence", "false"),
            changed("exports.mail.most_low", "9"));
    assertThat(settings.written("content.disabled")).isEqualTo("[a/b, c/d]");
    assertThat(settings.settings().tenants())
        .hasValueSatisfying(new Condition<>(tenant -> !tenant.content().basics(), "no basics"));
    assertThat(settings.settings().sources().get(0).silence()).isFalse();
    assertThat(settings.settings().exports().get(0).limits().low()).contains(9);
  }

  @Test
  void allProblemsAreSaidAtOnceWithTheNearestNameAndNoneIsTaken() {
    SettingsReading reading =
        read(
            "",
            Map.of(),
            changed("triage.new_evidense", "note"),
            changed("triage.tune_wrong", "101"),
            changed("http.port", "80"),
            changed("content.lists", "a=/etc/passwd"),
            changed("suppression.days", "30"),
            changed("suppression.most_days", "10"),
            changed("content.disabled", "${SECRET}"),
            changed("exports.mail.most_low", "9"));
    assertThat(reading.loaded()).isEmpty();
    assertThat(reading.rendered())
        .contains("there is no key 'triage.new_evidense'", "triage.new_evidence'?")
        .contains("'triage.tune_wrong' is '101': more than 100")
        .contains("'http.port' cannot be changed over the API", "start the server again")
        .contains("'content.lists' cannot be changed over the API", "and reload")
        .contains("'suppression.days' (30) is more than 'suppression.most_days' (10)")
        .contains("only secrets are given by reference")
        .contains("there is no key 'exports.mail.most_low'");
  }

  @Test
  void noLiveKeyOpensTheServerOrNamesFilesAndSecrets() {
    List<String> live =
        AllSettings.ALL.stream()
            .filter(setting -> setting.effect() == Setting.Effect.LIVE)
            .map(Setting::path)
            .toList();
    assertThat(live)
        .contains(
            "triage.new_evidence",
            "suppression.days",
            "retention.listed_alerts",
            "content.disabled",
            "exports.*.most_high")
        .noneMatch(path -> path.matches("(data|http|store|oidc|engine|journal)\\b.*"))
        .noneMatch(
            path -> path.matches("exports\\..*(url|token|host|port|user|path|kind|to|from)"));
    assertThat(AllSettings.ALL)
        .filteredOn(setting -> setting.effect() == Setting.Effect.LIVE)
        .noneMatch(ChangedValuesTest::isOfPathOrSecret);
  }

  private static boolean isOfPathOrSecret(Setting<?> setting) {
    String possible = setting.type().possible().english();
    return possible.contains("path") || possible.contains("file") || possible.contains("secret");
  }
}
