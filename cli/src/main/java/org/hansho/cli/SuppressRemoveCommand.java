package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho suppress remove}: removes a suppression and brings back what it hides. */
@Command(name = "remove", separator = " ", sortOptions = false)
final class SuppressRemoveCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "suppress-id")
  private String id = "";

  @Option(names = "--keep", descriptionKey = "suppress-keep")
  private boolean keep;

  SuppressRemoveCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String path = "/api/v1/suppressions/" + PathPart.of(id) + (keep ? "?keep=true" : "");
    byte[] answer = client.call("DELETE", path, "");
    String back = Answer.one(answer).getOrDefault("brought_back", "");
    environment.talk().println(texts.get("suppress.removed", back));
    return ExitCode.CLEAN.code();
  }
}
