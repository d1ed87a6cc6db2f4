package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho detection list}: what was made of detections, and how much that left out. */
@Command(name = "list", separator = " ", sortOptions = false)
final class DetectionListCommand extends AnswerCommand {
  private static final List<String> COLUMNS =
      List.of(
          "detection", "enabled", "severity", "origin", "holds", "left_out", "author", "reason");

  DetectionListCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/detections/overrides";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all = Answer.read(answer, "overrides", "").rows();
    if (all.isEmpty()) {
      environment.out().println(texts.get("detection.none"));
      return;
    }
    List<String> heads = COLUMNS.stream().map(name -> texts.get("detection." + name)).toList();
    List<List<String>> rows =
        all.stream().map(one -> COLUMNS.stream().map(name -> cell(name, one)).toList()).toList();
    Columns.print(environment.out(), heads, rows);
  }

  private String cell(String column, Map<String, String> one) {
    String value = one.getOrDefault(column, "");
    return switch (column) {
      case "enabled" -> texts.get("detection.enabled." + value);
      case "holds" -> texts.get("suppress.in_force." + value);
      case "origin" -> texts.get("detection.origin." + value);
      case "severity" ->
          value.equals("own") ? texts.get("detection.own") : texts.get("severity." + value);
      default -> Printable.line(value);
    };
  }
}
