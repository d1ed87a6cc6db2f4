package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Continuous exports of Security Center are written as settings. */
class ExportImportCommandTest {
  private static final String AUTOMATION =
      """
      [{"name": "soc", "properties": {"isEnabled": true, "sources": [{"eventSource": "Alerts",
        "ruleSets": [{"rules": [{"propertyJPath": "Severity", "propertyType": "String",
        "expectedValue": "%s", "operator": "Equals"}]}]}],
        "actions": [{"actionType": "LogicApp", "uri": "https://example.com/s3cret"}]}}]
      """;

  @TempDir private Path folder;

  private Run imported(String text) throws IOException {
    return Run.of("export", "import", Files.writeString(folder.resolve("a.json"), text).toString());
  }

  @Test
  void whatCanBeSaidIsWrittenAndItsSecretIsNot() throws IOException {
    Run run = imported(AUTOMATION.formatted("High"));
    assertThat(run.out())
        .startsWith("exports:\n  soc:\n    kind: webhook\n    secret_url: ${SOC_URL}\n")
        .contains("filter: 'severity >= high'")
        .doesNotContain("s3cret");
    assertThat(run.code()).isZero();
  }

  @Test
  void whatCannotBeSaidIsNamedAndTheCodeTellsSo() throws IOException {
    Run run = imported(AUTOMATION.formatted("Severe"));
    assertThat(run.talk()).contains("'soc' is left out: the severity 'Severe' is not known.");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(Run.of("export", "import", folder.resolve("none").toString()).code())
        .isEqualTo(ExitCode.INPUT.code());
  }
}
