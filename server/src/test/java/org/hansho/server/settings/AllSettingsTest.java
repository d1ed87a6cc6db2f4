package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.server.settings.ValueType.Many;
import org.hansho.server.settings.ValueType.One;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each key must have. */
class AllSettingsTest {
  static List<Setting<?>> all() {
    return AllSettings.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsNameIsPlain(Setting<?> setting) {
    assertThat(setting.path()).matches("([a-z]+(_[a-z]+)*|\\*)(\\.([a-z]+(_[a-z]+)*|\\*))*");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsDescribedInBothLanguages(Setting<?> setting) {
    assertThat(setting.meaning().english()).matches("[A-Z][^|]*\\.");
    assertThat(setting.meaning().japanese()).matches("[^|]*[\\u3040-\\u30ff\\u4e00-\\u9fff][^|]*。");
    assertThat(setting.type().possible().english()).isNotBlank().doesNotContain("|");
    assertThat(setting.type().possible().japanese()).isNotBlank().doesNotContain("|");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsDefaultIsAValueOfItsType(Setting<?> setting) {
    if (setting.standard() instanceof Standard.Written<?> written) {
      Report report = new Report("");
      Lookup lookup = new Lookup(Path.of("/srv"), Map.of());
      Raw raw = new Raw.Text(new Origin.Default(), written.text());
      assertThat(new TextReader(report, lookup, lookup).read(setting, setting.path(), raw))
          .isPresent();
      assertThat(report.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyTheTypeOfSecretsHidesWhatWasWritten(Setting<?> setting) {
    boolean soundsSecret = setting.name().matches("password|token|.*secret|secret_.*");
    ValueType<?> type = setting.type();
    One<?> one = type instanceof Many<?> many ? many.element() : (One<?>) type;

    assertThat(one.isSecret()).isEqualTo(soundsSecret);
  }

  @Test
  void noTwoKeysHaveOneVariable() {
    Map<String, String> paths = new HashMap<>();
    for (Setting<?> setting : AllSettings.ALL) {
      String path = setting.path("NAME");
      assertThat(paths.put(Setting.variable(path), path)).isIn(null, path);
    }
  }

  @Test
  void aKindOfSourceHasEachKeyOnce() {
    for (SourceKind kind : SourceKind.values()) {
      Set<String> paths = new HashSet<>();
      for (Setting<?> setting : SourceKeys.of(kind)) {
        assertThat(paths.add(setting.path())).as(kind + " " + setting.path()).isTrue();
      }
    }
  }
}
