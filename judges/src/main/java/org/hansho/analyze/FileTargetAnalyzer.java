package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Finds the files that a command creates or changes: {@code command.target.path}, and the kernel
 * modules that it loads by their files: {@code command.module.path}; one value a file, see {@link
 * FileTargets}. Costs a pass over the bytes of the command, unless it mentions a program that does
 * so or redirects.
 */
final class FileTargetAnalyzer implements Analyzer {
  private static final String TARGET = "command.target.path";
  private static final String MODULE = "command.module.path";
  private static final String FOLDER = "process.working_directory";

  @Override
  public String name() {
    return "file-target";
  }

  @Override
  public Set<String> reads() {
    return Set.of(
        "process.args",
        ArgumentsAnalyzer.SOURCE,
        "process.command_line",
        "process.executable",
        FOLDER);
  }

  @Override
  public Set<String> writes() {
    return Set.of(TARGET, MODULE);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass)
        || eventClass.logSources().stream().anyMatch(s -> "driver_load".equals(s.category()));
  }

  @Override
  public Step bind(Fields fields) {
    CommandReader reader = new CommandReader(fields, FileTargets.PROGRAMS);
    return event -> {
      List<List<String>> commands = reader.allCommands(event);
      if (!commands.isEmpty()) {
        String folder = event.text(FOLDER);
        FileTargets targets = FileTargets.of(commands, folder == null ? "" : folder);
        targets.files().forEach(path -> Facts.add(event, TARGET, path));
        writtenByCode(event, targets.files()).forEach(path -> Facts.add(event, TARGET, path));
        targets.modules().forEach(path -> Facts.add(event, MODULE, path));
      }
    };
  }

  /** Where only the command line is known, its words have lost the quotes of code. */
  private static List<String> writtenByCode(Event event, Set<String> known) {
    String line = event.text("process.command_line");
    if (line == null || event.text(ArgumentsAnalyzer.SOURCE) == null) {
      return List.of();
    }
    List<String> files = new ArrayList<>(CodeWrites.ofLine(line));
    files.removeAll(known);
    return files;
  }
}
