package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hansho.alert.Message;
import org.hansho.casework.export.automation.Automations;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho export import}: continuous exports of Security Center as settings of ours. */
@Command(name = "import", separator = " ", sortOptions = false)
final class ExportImportCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 4 << 20;

  private final Environment environment;
  private final Texts texts;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "export-automations")
  private Path file = Path.of("");

  ExportImportCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Integer call() {
    Automations.Imported imported = Automations.read(text());
    environment.out().print(imported.yaml());
    environment.out().flush();
    for (Message problem : imported.problems()) {
      environment.talk().println(Printable.line(problem.in(texts.language())));
    }
    return imported.problems().isEmpty() ? ExitCode.CLEAN.code() : ExitCode.INPUT.code();
  }

  private String text() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Refusal(ExitCode.INPUT, texts.get("export.too-long", file.toString()));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw Refusal.unreadable(ExitCode.INPUT, file.toString(), unreadable, texts);
    }
  }
}
