package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.files.output.WholeFile;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho export run}: all alerts of a running server as a file. */
@Command(name = "run", separator = " ", sortOptions = false)
final class ExportRunCommand extends ClientCommand {
  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "export-format")
  private String format = "native";

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "export-out")
  private Path out = Path.of("");

  @Option(names = "--era", paramLabel = "own|2020|2024", descriptionKey = "export-era")
  private String era = "own";

  @Option(names = "--filter", paramLabel = "CONDITION", descriptionKey = "export-filter")
  private String filter = "";

  @Option(names = "--severity", paramLabel = "SEVERITY[,…]", descriptionKey = "alert-severity")
  private String severity = "";

  @Option(names = "--section", paramLabel = "SECTION[,…]", descriptionKey = "alert-section")
  private String section = "";

  @Option(names = "--text", paramLabel = "WORDS", descriptionKey = "alert-text")
  private String text = "";

  @Option(names = "--from", paramLabel = "TIME", descriptionKey = "export-from")
  private String from = "";

  @Option(names = "--to", paramLabel = "TIME", descriptionKey = "export-to")
  private String to = "";

  ExportRunCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    if (AlertFormats.of(format).isEmpty()) {
      String names = String.join(", ", AlertFormats.names());
      throw new Refusal(ExitCode.USAGE, texts.get("export.no-format", format, names));
    }
    ServerClient client = client();
    try (WholeFile file = WholeFile.at(out)) {
      client.copy("/api/v1/export?format=" + format + parameters(), file);
      file.keep();
    }
    environment.talk().println(texts.get("export.written", out.toString()));
    return ExitCode.CLEAN.code();
  }

  private String parameters() {
    return parameter("language", texts.language().code())
        + parameter("era", era)
        + parameter("filter", filter)
        + parameter("severity", severity)
        + parameter("section", section)
        + parameter("text", text)
        + parameter("from", from)
        + parameter("to", to);
  }

  private static String parameter(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
