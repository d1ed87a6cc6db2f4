package org.hansho.format;

import org.hansho.event.Event;
import org.hansho.event.KeywordText;
import org.hansho.event.TextVisitor;
import org.hansho.json.JsonValues;

/** Keyword searches over JSON records: every scalar value, whether or not its field is read. */
public final class JsonKeywords implements KeywordText {
  private final JsonValues values = new JsonValues();

  @Override
  public void visit(Event event, TextVisitor visitor) {
    values.visit(event.recordBuffer(), event.recordOffset(), event.recordLength(), visitor);
  }

  @Override
  public boolean standsInRecord() {
    return true;
  }
}
