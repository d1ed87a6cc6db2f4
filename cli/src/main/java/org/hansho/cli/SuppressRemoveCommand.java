package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho suppress remove}: removes a suppression and brings back what it hides. */
@Command(name = "remove", separator = " ", sortOptions = false)
final class SuppressRemoveCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "suppress-id")
  private String id = "";

  @Option(names = "--keep", descriptionKey = "suppress-keep")
  private boolean keep;

  SuppressRemoveCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = clientOptions.client(environment, texts);
    String path = "/api/v1/suppressions/" + PathPart.of(id) + (keep ? "?keep=true" : "");
    byte[] answer = client.call("DELETE", path, "");
    String back = Answer.one(answer).getOrDefault("brought_back", "");
    surroundings.talk().println(texts.get("suppress.removed", back));
    return ExitCode.CLEAN.code();
  }
}
