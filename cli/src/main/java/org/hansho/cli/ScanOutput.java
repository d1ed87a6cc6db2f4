package org.hansho.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.cli.table.SummaryTable;
import org.hansho.cli.terminal.Paint;
import org.hansho.files.output.WholeFile;
import org.hansho.pipeline.Engine;
import org.hansho.report.Background;
import org.hansho.report.CsvWriter;
import org.hansho.report.EngineBackground;
import org.hansho.report.Masking;
import org.hansho.report.NdjsonWriter;
import org.hansho.report.html.HtmlReport;
import org.hansho.report.text.Texts;
import org.hansho.scan.EvidenceHeadings;
import org.hansho.scan.EvidenceLines;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.ScanResult;

/** Writes the result of a scan: to standard output in the asked view, and as a report to a file. */
final class ScanOutput {
  private final Environment environment;
  private final Texts texts;
  private final ScanResult result;
  private final Engine engine;
  private final ScanRequest request;
  private final Masking masking;

  /** The result as it was found, whose records say why a rule matched. */
  private final ScanResult found;

  /**
   * Output of a result.
   *
   * @param request what was scanned, to find the lines of records in it
   * @param masking what of it is not shown
   */
  ScanOutput(
      Environment environment,
      Texts texts,
      ScanResult found,
      Engine engine,
      ScanRequest request,
      Masking masking) {
    this.environment = environment;
    this.texts = texts;
    this.found = found;
    this.result = masking.of(found);
    this.engine = engine;
    this.request = request;
    this.masking = masking;
  }

  /** What is written to standard output. */
  enum View {
    TABLE,
    NDJSON,
    CSV,
    HTML
  }

  /**
   * Writes to standard output.
   *
   * @param paint for the table
   * @param deadLetters whether records that cannot be read go to a file
   */
  void write(View view, Paint paint, boolean deadLetters) throws IOException {
    switch (view) {
      case TABLE -> table(paint, deadLetters);
      case NDJSON -> NdjsonWriter.write(result, texts, environment.out());
      case CSV -> {
        Writer writer = writer(environment.out());
        CsvWriter.write(result.alerts(), texts.language(), writer);
        writer.flush();
      }
      case HTML -> html(environment.out());
    }
    environment.out().flush();
  }

  private void table(Paint paint, boolean deadLetters) {
    SummaryTable table = new SummaryTable(texts, paint, environment.screen().columns());
    table.warnings(result).forEach(environment.out()::println);
    table.body(result).forEach(environment.out()::println);
    environment.out().println();
    table.head(result, deadLetters).forEach(environment.out()::println);
  }

  private void html(OutputStream out) throws IOException {
    Writer writer = writer(out);
    EvidenceLines lines = EvidenceLines.of(found.alerts(), request, found.formatOf());
    EvidenceHeadings headings = EvidenceHeadings.of(found.alerts(), request, found.formatOf());
    Background background = new EngineBackground(engine, found, lines, headings, masking, texts);
    HtmlReport.write(result, texts, background, writer);
    writer.flush();
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Refuses a file for the report that cannot be written, before hours of reading. */
  static void requireWritable(String file, Texts texts) {
    if (file.isEmpty()) {
      return;
    }
    Path path = Path.of(file);
    Path folder = path.toAbsolutePath().normalize().getParent();
    String why = "";
    if (Files.isDirectory(path)) {
      why = texts.get("error.is-folder");
    } else if (folder == null || !Files.isDirectory(folder)) {
      why = texts.get("error.no-folder");
    } else if (!Files.isWritable(Files.exists(path) ? path : folder)) {
      why = texts.get("trouble.REFUSED");
    }
    if (!why.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.write", file, why));
    }
  }

  /** Writes the HTML report to a file, whole or not at all. */
  void writeReport(String file) {
    try (WholeFile out = WholeFile.at(Path.of(file))) {
      html(out);
      out.keep();
    } catch (IOException e) {
      throw Refusal.unwritable(file, e, texts);
    }
  }
}
