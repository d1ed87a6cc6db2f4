package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho token create}: makes a token and prints it, once. */
@Command(name = "create", separator = " ", sortOptions = false)
final class TokenCreateCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "token-name")
  private String name = "";

  @Option(names = "--role", paramLabel = "ROLE[,…]", descriptionKey = "token-role")
  private String roles = "ingest";

  @Option(names = "--source", paramLabel = "SOURCE[,…]", descriptionKey = "token-source")
  private String sources = "";

  @Option(names = "--days", paramLabel = "NUMBER", descriptionKey = "token-days")
  private int days = 90;

  TokenCreateCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("roles", list(roles));
    fields.put("sources", list(sources));
    fields.put("days", String.valueOf(days));
    ServerClient client = client();
    byte[] answer = client.call("POST", "/api/v1/tokens", JsonText.of(fields));
    environment.out().println(Answer.one(answer).getOrDefault("token", ""));
    environment.talk().println(texts.get("token.once"));
    return ExitCode.CLEAN.code();
  }

  private static List<String> list(String words) {
    return Stream.of(words.split(",", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
