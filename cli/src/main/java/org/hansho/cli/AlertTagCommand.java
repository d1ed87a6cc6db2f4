package org.hansho.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho alert tag}: tags alerts, and takes tags away. */
@Command(name = "tag", separator = " ", sortOptions = false)
final class AlertTagCommand extends TriageCommand {
  @Option(names = "--add", split = ",", paramLabel = "TAG[,…]", descriptionKey = "triage-add")
  private List<String> add = new ArrayList<>();

  @Option(names = "--remove", split = ",", paramLabel = "TAG[,…]", descriptionKey = "triage-remove")
  private List<String> remove = new ArrayList<>();

  AlertTagCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  Map<String, Object> change() {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("add_tags", add);
    change.put("remove_tags", remove);
    return change;
  }
}
