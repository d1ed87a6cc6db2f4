package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export snapshot}: sends a target all that it may have, as it is now. */
@Command(name = "snapshot", separator = " ", sortOptions = false)
final class ExportSnapshotCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "export-name")
  private String name = "";

  ExportSnapshotCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    client().change("POST", "/api/v1/exports/" + PathPart.of(name) + "/snapshot");
    environment.talk().println(texts.get("export.snapshot"));
    return ExitCode.CLEAN.code();
  }
}
