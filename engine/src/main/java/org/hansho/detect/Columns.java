package org.hansho.detect;

import org.hansho.sigma.Title;

/** Where a field stands in the facts of each of a document's rules, aliases resolved. */
public interface Columns {
  /** The column, or {@link FactLayout#ABSENT}, also for a role that there is not. */
  int of(int role, String field);

  /** The document whose facts come in a role, as {@link Fact#document} has it. */
  int document(int role);

  /** The title of the rule or document whose facts come in a role. */
  Title title(int role);

  /** What values and keys are hashed with. */
  SeededHashes hashes();

  /** Whether the facts of a role are results of a document, and not matches of a rule. */
  boolean isOfResults(int role);

  /**
   * Who counts the records of a role, as {@link RecordCount} has it: those of roles that rest on
   * the same rule may be the same records.
   */
  int counter(int role);

  /** The columns of several fields. */
  default int[] of(int role, Iterable<String> fields) {
    java.util.List<Integer> columns = new java.util.ArrayList<>();
    fields.forEach(field -> columns.add(of(role, field)));
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }
}
