package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho suppress add}: hides alerts that come from now on. */
@Command(name = "add", separator = " ", sortOptions = false)
final class SuppressAddCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "FILTER", descriptionKey = "suppress-filter")
  private String filter = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      descriptionKey = "suppress-reason")
  private String reason = "";

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "suppress-name")
  private String name = "";

  @Option(names = "--days", paramLabel = "NUMBER|never", descriptionKey = "suppress-days")
  private String days = "7";

  @Option(names = "--begins", paramLabel = "TIME", descriptionKey = "suppress-begins")
  private String begins = "";

  @Option(names = "--ends", paramLabel = "TIME", descriptionKey = "suppress-ends")
  private String ends = "";

  SuppressAddCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name.isEmpty() ? shortened(filter) : name);
    fields.put("filter", filter);
    fields.put("reason", reason);
    fields.put("days", days);
    fields.put("begins", begins);
    fields.put("ends", ends);
    ServerClient client = client();
    byte[] answer = client.call("POST", "/api/v1/suppressions", JsonText.of(fields));
    Map<String, String> made = Answer.one(answer);
    environment.out().println(made.getOrDefault("id", ""));
    String words = made.getOrDefault(texts.language().code(), "");
    environment.talk().println(texts.get("suppress.added", Printable.line(words)));
    return ExitCode.CLEAN.code();
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 99) + "…" : text;
  }
}
