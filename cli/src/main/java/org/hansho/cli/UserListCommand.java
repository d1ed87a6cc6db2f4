package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho user list}: who has a password, and which roles. */
@Command(name = "list", separator = " ", sortOptions = false)
final class UserListCommand extends ServerCommand {
  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  UserListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    ServerClient client = client();
    byte[] answer = client.get("/api/v1/users");
    if (view == ListView.JSON) {
      environment.out().write(answer);
      environment.out().println();
      return ExitCode.CLEAN.code();
    }
    List<String> head =
        List.of(texts.get("user.name"), texts.get("user.enabled"), texts.get("user.created"));
    List<List<String>> rows =
        Answer.read(answer, "users", "").rows().stream().map(this::row).toList();
    Columns.print(environment.out(), head, rows);
    return ExitCode.CLEAN.code();
  }

  private List<String> row(Map<String, String> user) {
    String enabled = texts.get("user.enabled." + user.getOrDefault("enabled", "false"));
    return List.of(
        user.getOrDefault("name", ""), enabled, Columns.time(user.getOrDefault("created", "")));
  }
}
