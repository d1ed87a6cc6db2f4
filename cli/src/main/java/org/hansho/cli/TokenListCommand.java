package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho token list}: the tokens of a tenant, without the tokens themselves. */
@Command(name = "list", separator = " ", sortOptions = false)
final class TokenListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("id", "name", "maker", "created", "expires", "used");

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  TokenListCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = clientOptions.client(environment, texts).get("/api/v1/tokens");
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
      return ExitCode.CLEAN.code();
    }
    List<String> head = COLUMNS.stream().map(name -> texts.get("token." + name)).toList();
    List<List<String>> rows =
        Answer.read(answer, "tokens", "").rows().stream()
            .map(token -> COLUMNS.stream().map(name -> cell(name, token)).toList())
            .toList();
    Columns.print(surroundings.out(), head, rows);
    return ExitCode.CLEAN.code();
  }

  private static String cell(String column, Map<String, String> token) {
    String value = token.getOrDefault(column, "");
    return COLUMNS.indexOf(column) > 2 ? Columns.time(value) : value;
  }
}
