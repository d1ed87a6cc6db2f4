package org.hansho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho incident show}: one incident of a running server: story, steps, entities. */
@Command(name = "show", separator = " ", sortOptions = false)
final class IncidentShowCommand extends AnswerCommand {
  private static final int MOST_ENTITIES = 20;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "incident-id")
  private String id = "";

  IncidentShowCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/incidents/" + PathPart.of(id);
  }

  @Override
  void table(byte[] answer) throws IOException {
    String language = texts.language().code();
    Map<String, String> incident = Answer.row(new String(answer, StandardCharsets.UTF_8), language);
    WholeView view = wholeView();
    view.head(incident, texts.get("incident.alerts", incident.getOrDefault("alerts", "0")));
    view.part("show.story");
    view.text("  ", incident.getOrDefault("beginning", ""));
    view.text("  ", incident.getOrDefault("description", ""));
    view.part("show.steps");
    Answer.read(answer, "steps", language).rows().forEach(view::step);
    view.part("report.entities");
    Answer.read(answer, "entities", language).rows().stream()
        .limit(MOST_ENTITIES)
        .forEach(
            one ->
                view.entity(
                    one.getOrDefault("type", ""),
                    one.getOrDefault("value", ""),
                    one.getOrDefault("prevalence", "")));
    view.text("", "");
    view.soft("", texts.get("show.next-incident", Launch.command()));
  }
}
