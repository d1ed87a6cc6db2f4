package org.hansho.report;

import java.util.List;
import org.hansho.alert.Alert;

/** What is known about an alert beside the alert itself. */
public interface Background {
  /** What its detection says. */
  Guidance guidance(Alert alert);

  /** Why it fired, from its first evidence; empty where that is not known any more. */
  List<Reason> reasons(Alert alert);

  /** Its records of evidence as a person reads them, in their order. */
  List<RecordView> records(Alert alert);
}
