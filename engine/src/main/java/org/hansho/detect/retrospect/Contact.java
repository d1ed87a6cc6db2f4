package org.hansho.detect.retrospect;

import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What is kept of a machine's contact with an address: of each day the first record of what it
 * sent, and of what came back where a source distinguishes the directions. About 200 bytes; belongs
 * to one thread.
 */
final class Contact {
  static final long NEVER = Long.MIN_VALUE;

  final String resource;
  String port = "";
  long first = Long.MAX_VALUE;
  long last = NEVER;
  Origin origin;
  int days;
  int records;
  double packets;
  double bytesOut;
  double bytesIn;
  private long countedDay = NEVER;
  private long sentDay = NEVER;
  private long answerDay = NEVER;

  Contact(String resource, Origin origin) {
    this.resource = resource;
    this.origin = origin;
  }

  /** Whether the machine has sent something itself, and bytes went both ways. */
  boolean isExchange() {
    return sentDay != NEVER && bytesOut > 0 && bytesIn > 0;
  }

  /** Whether a record of that day and direction is kept already. */
  boolean has(long day, boolean answer) {
    return (answer ? answerDay : sentDay) >= day;
  }

  /** Adds the first record of a day and direction. */
  void add(long day, boolean answer, Traffic traffic, long time, Origin from) {
    days += day > countedDay ? 1 : 0;
    countedDay = Math.max(countedDay, day);
    if (answer) {
      answerDay = Math.max(answerDay, day);
    } else {
      sentDay = Math.max(sentDay, day);
    }
    origin = !answer || port.isEmpty() ? from : origin;
    port = !answer || port.isEmpty() ? traffic.port() : port;
    first = Math.min(first, time);
    last = Math.max(last, time);
    records += records == Integer.MAX_VALUE ? 0 : 1;
    packets += traffic.packets();
    bytesOut += traffic.bytesOut();
    bytesIn += traffic.bytesIn();
  }

  void write(StateWriter out) {
    out.text(resource);
    out.text(port);
    out.number(first);
    out.number(last);
    origin.write(out);
    out.count(days);
    out.count(records);
    out.decimal(packets);
    out.decimal(bytesOut);
    out.decimal(bytesIn);
    out.number(countedDay);
    out.number(sentDay);
    out.number(answerDay);
  }

  static Contact read(StateReader in) {
    String resource = in.text();
    String port = in.text();
    long first = in.number();
    long last = in.number();
    Contact contact = new Contact(resource, Origin.read(in));
    contact.port = port;
    contact.first = first;
    contact.last = last;
    contact.days = in.count();
    contact.records = in.count();
    contact.packets = in.decimal();
    contact.bytesOut = in.decimal();
    contact.bytesIn = in.decimal();
    contact.countedDay = in.number();
    contact.sentDay = in.number();
    contact.answerDay = in.number();
    return contact;
  }
}
