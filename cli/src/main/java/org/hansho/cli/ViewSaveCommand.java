package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho view save}: keeps a filter under a name. */
@Command(name = "save", separator = " ", sortOptions = false)
final class ViewSaveCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "view-name")
  private String name = "";

  @Option(names = "--filter", paramLabel = "FILTER", descriptionKey = "view-filter")
  private String filter = "";

  @Option(
      names = "--columns",
      paramLabel = "COLUMN[,…]",
      split = ",",
      descriptionKey = "view-columns")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--shared", descriptionKey = "view-shared")
  private boolean shared;

  ViewSaveCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("filter", filter);
    fields.put("columns", columns);
    fields.put("shared", String.valueOf(shared));
    byte[] answer = client().call("POST", "/api/v1/views", JsonText.of(fields));
    environment.out().println(Answer.one(answer).getOrDefault("id", ""));
    return ExitCode.CLEAN.code();
  }
}
