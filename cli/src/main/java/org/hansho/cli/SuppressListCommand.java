package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hansho suppress list}: suppressions, and how much they hide. */
@Command(name = "list", separator = " ", sortOptions = false)
final class SuppressListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("id", "hides", "in_force", "expires", "author", "filter");

  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  SuppressListCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    byte[] answer = clientOptions.client(environment, texts).get("/api/v1/suppressions");
    if (view == ListView.JSON) {
      surroundings.out().write(answer);
      surroundings.out().println();
      return ExitCode.CLEAN.code();
    }
    List<Map<String, String>> all = Answer.read(answer, "suppressions", "").rows();
    if (all.isEmpty()) {
      surroundings.out().println(texts.get("suppress.none"));
      return ExitCode.CLEAN.code();
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("suppress." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(surroundings.out(), heads, rows);
    for (Map<String, String> one : all) {
      String trouble = one.getOrDefault("trouble", "");
      if (!trouble.isEmpty()) {
        surroundings.talk().println(one.get("id") + ": " + Printable.line(trouble));
      }
    }
    return ExitCode.CLEAN.code();
  }

  private String cell(String column, Map<String, String> one) {
    String value = one.getOrDefault(column, "");
    return switch (column) {
      case "in_force" -> texts.get("suppress.in_force." + value);
      case "expires" -> value.isEmpty() ? texts.get("suppress.never") : Columns.time(value);
      default -> Printable.line(value);
    };
  }
}
