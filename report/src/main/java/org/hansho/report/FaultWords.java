package org.hansho.report;

import java.util.List;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.record.Fault;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.FaultCount;

/** The texts about a fault, each one line with nothing in it that a terminal would obey. */
public final class FaultWords {
  private final FaultCount count;
  private final Texts texts;
  private final Fault.Words words;

  /** The words for a fault, in the language of the texts. */
  public FaultWords(FaultCount count, Texts texts) {
    this.count = count;
    this.texts = texts;
    this.words = texts.words(count.fault());
  }

  /** How many records had it, grouped in thousands. */
  public String records() {
    return Numbers.grouped(count.records());
  }

  /** What is wrong with them. */
  public String reason() {
    return words.reason();
  }

  /** File and line as compilers and editors write them; the byte where there is no line. */
  public String place() {
    String source = Printable.line(count.source());
    return count.line() > 0
        ? source + ":" + count.line()
        : texts.get("fault.byte", source, Numbers.grouped(count.position()));
  }

  /** The field in which the fault lies. */
  public String field() {
    return texts.get("fault.field", words.field());
  }

  /** What stands there, on one line and with its secrets masked; empty if that is not known. */
  public String found() {
    return Printable.line(Secrets.masked(count.found()));
  }

  /** Place, field and what was found, each as words of its own. */
  public List<String> where() {
    return found().isEmpty()
        ? List.of(place(), field())
        : List.of(place(), field(), texts.get("fault.found", found()));
  }

  /** What to do. */
  public String remedy() {
    return texts.get("fault.remedy", words.remedy());
  }
}
