package org.hansho.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.cli.terminal.Width;
import org.hansho.report.text.Texts;
import org.hansho.server.StorePlan;
import org.hansho.server.doctor.Check;
import org.hansho.server.doctor.Doctor;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho doctor}: looks at everything that a server needs, and says what to do. */
@Command(name = "doctor", separator = " ", sortOptions = false)
final class DoctorCommand extends ServerCommand {
  private static final String PREFIX = "doctor.";
  private static final int STATE_WIDTH = 9;

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  DoctorCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ListView view = Choice.of("--output", output, ListView.values(), texts);
    List<Check> checks = checks();
    if (view == ListView.JSON) {
      environment.out().println(json(checks));
    } else {
      checks.forEach(this::print);
    }
    boolean wrong = checks.stream().anyMatch(check -> check.state() == Check.State.ERROR);
    return (wrong ? ExitCode.FINDINGS : ExitCode.CLEAN).code();
  }

  private List<Check> checks() {
    SettingsReading reading = serverOptions().reading(variables);
    if (reading.loaded().isEmpty()) {
      List<String> rendered = List.of(reading.in(texts.language()).stripTrailing());
      return List.of(new Check("settings", Check.State.ERROR, "settings-wrong", rendered));
    }
    ServerSettings settings = reading.loaded().orElseThrow().settings();
    TenantEngines engines = new TenantEngines(environment, texts);
    return Doctor.examine(
        settings, StorePlan.of(settings), engines, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private void print(Check check) {
    String word = texts.get(PREFIX + "state." + state(check));
    environment.out().println(Width.left(word, STATE_WIDTH) + said(check));
    String remedy = remedy(check);
    if (!remedy.isEmpty()) {
      environment.out().println(" ".repeat(STATE_WIDTH) + remedy);
    }
  }

  private static String state(Check check) {
    return check.state().name().toLowerCase(Locale.ROOT);
  }

  private String said(Check check) {
    return texts.lines(PREFIX + check.finding(), check.values().toArray());
  }

  private String remedy(Check check) {
    boolean sound = check.state() == Check.State.OK;
    return sound ? "" : texts.get(PREFIX + check.finding() + ".do", check.values().toArray());
  }

  private String json(List<Check> checks) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (Check check : checks) {
        json.writeStartObject();
        json.writeStringField("part", check.part());
        json.writeStringField("state", state(check));
        json.writeStringField("finding", check.finding());
        json.writeStringField("text", said(check));
        json.writeStringField("do", remedy(check));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return text.toString();
  }
}
