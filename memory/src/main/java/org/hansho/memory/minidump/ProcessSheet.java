package org.hansho.memory.minidump;

import java.time.Instant;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.ExceptionFacts;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.StreamKind;
import org.hansho.memory.dump.SystemFacts;
import org.hansho.memory.region.ProcessReport;
import org.hansho.memory.region.RegionReport;

/** Writes what is known of a process. Pure functions. */
final class ProcessSheet {
  private ProcessSheet() {}

  /** What stands in every event of a dump. */
  static FactSheet of(Minidump dump, String name) {
    FactSheet sheet = new FactSheet();
    SystemFacts system = dump.system();
    sheet.text("dump.file", name);
    sheet.text("dump.coverage", dump.coverage().name());
    DumpModule program = dump.program();
    if (program != null) {
      sheet.text("process.name", program.name());
      sheet.text("process.executable", program.path());
      sheet.text("process.pe.file_version", program.version());
    }
    if (system.processId() >= 0) {
      sheet.number("process.pid", system.processId());
    }
    sheet.text("host.architecture", system.machine().title());
    sheet.text("host.os.type", system.system().title());
    sheet.text("host.os.version", system.version());
    return sheet;
  }

  /** What the event of the process says. */
  static FactSheet whole(FactSheet common, Minidump dump, ProcessReport report) {
    FactSheet sheet = new FactSheet(common);
    if (dump.system().started() > 0) {
      sheet.text("process.start", Instant.ofEpochSecond(dump.system().started()).toString());
    }
    sheet.texts("dump.not_assessed", report.notAssessed());
    sheet.texts("dump.streams", dump.streams().stream().map(StreamKind::title).toList());
    sheet.number("dump.modules", dump.modules().size());
    sheet.number("dump.threads", dump.threads().size());
    sheet.texts(
        "dump.handles",
        dump.contents().handles().entrySet().stream()
            .map(type -> type.getKey() + " " + type.getValue())
            .toList());
    sheet.number("dump.regions", report.regions().size());
    sheet.number(
        "dump.highest_score",
        report.regions().stream().mapToInt(ProcessSheet::score).max().orElse(0));
    ExceptionFacts exception = dump.exception();
    if (exception != null) {
      exception(exception, report, sheet);
    }
    return sheet;
  }

  /** How much of the process could be judged, in a sentence. */
  static String note(Minidump dump, ProcessReport report) {
    String coverage = "coverage " + dump.coverage().name();
    return report.notAssessed().isEmpty()
        ? coverage
        : coverage + "; not assessed: " + String.join(", ", report.notAssessed());
  }

  private static int score(RegionReport report) {
    return report.assessment().score();
  }

  private static void exception(ExceptionFacts exception, ProcessReport report, FactSheet sheet) {
    sheet.text("dump.exception.code", exception.codeText());
    sheet.text("dump.exception.name", exception.name());
    sheet.address("dump.exception.address", exception.address());
    sheet.text("dump.exception.site", report.crashSite());
    sheet.number("dump.exception.thread", exception.threadId());
    if (exception.access() != null) {
      sheet.text("dump.exception.access", exception.access());
      sheet.address("dump.exception.target", exception.target());
    }
  }
}
