package org.hansho.cli.report;

import java.util.List;
import org.hansho.cli.scan.FaultCount;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.format.Fault;

/** What is told of a fault, each part one line with nothing in it that a terminal would obey. */
final class FaultWords {
  private final FaultCount count;
  private final Texts texts;
  private final Fault.Words words;

  FaultWords(FaultCount count, Texts texts) {
    this.count = count;
    this.texts = texts;
    this.words = texts.words(count.fault());
  }

  String records() {
    return Numbers.grouped(count.records());
  }

  String reason() {
    return words.reason();
  }

  /** File and line as compilers and editors write them; the byte where there is no line. */
  String place() {
    String source = Printable.line(count.source());
    return count.line() > 0
        ? source + ":" + count.line()
        : texts.get("fault.byte", source, Numbers.grouped(count.position()));
  }

  String field() {
    return texts.get("fault.field", words.field());
  }

  String found() {
    return Printable.line(Secrets.masked(count.found()));
  }

  /** Place, field and what was found, each as words of its own. */
  List<String> where() {
    return found().isEmpty()
        ? List.of(place(), field())
        : List.of(place(), field(), texts.get("fault.found", found()));
  }

  String remedy() {
    return texts.get("fault.remedy", words.remedy());
  }
}
