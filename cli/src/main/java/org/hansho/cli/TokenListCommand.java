package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho token list}: the tokens of a tenant, without the tokens themselves. */
@Command(name = "list", separator = " ", sortOptions = false)
final class TokenListCommand extends AnswerCommand {
  private static final List<String> COLUMNS =
      List.of("id", "name", "maker", "created", "expires", "used");

  TokenListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/tokens";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<String> head = COLUMNS.stream().map(name -> texts.get("token." + name)).toList();
    List<List<String>> rows =
        Answer.read(answer, "tokens", "").rows().stream()
            .map(token -> COLUMNS.stream().map(name -> cell(name, token)).toList())
            .toList();
    Columns.print(environment.out(), head, rows);
  }

  private static String cell(String column, Map<String, String> token) {
    String value = token.getOrDefault(column, "");
    return COLUMNS.indexOf(column) > 2 ? Columns.time(value) : value;
  }
}
