package org.hansho.detect.retrospect;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Detector;
import org.hansho.detect.Fact;
import org.hansho.sigma.Retrospect;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an address: which machines were in contact with it, at most {@link
 * Retrospect#MACHINES}, when the intelligence was last asked about it and when it is asked again.
 * Usually 400 bytes, at most 4 kB; belongs to one thread.
 */
final class RetrospectState {
  /** Machines a day of which records are kept, for each direction; of more it is only noted. */
  static final int MACHINES_A_DAY = 8;

  private static final long NEVER = Contact.NEVER;

  /** What a contact takes of the heap. */
  private static final long CONTACT = 260;

  String peer = "";
  long asked = NEVER;
  long nextAsk = Detector.NEVER;
  private long crowdedDay = NEVER;
  private long day = NEVER;
  private int sent;
  private int answered;
  private final List<Contact> contacts = new ArrayList<>(1);

  /** The machines in the order of their first records. */
  List<Contact> contacts() {
    return contacts;
  }

  /** Takes a record; of each day, machine and direction only the first counts. */
  void learn(Traffic traffic, boolean answer, Fact fact, long forgottenBefore) {
    long today = Math.floorDiv(fact.time(), RetrospectDetector.DAY);
    if (today > day) {
      day = today;
      sent = 0;
      answered = 0;
    }
    Contact contact = contact(traffic.resource());
    if (contact != null && contact.has(today, answer)) {
      return;
    }
    if (contact == null && contacts.size() >= Retrospect.MACHINES) {
      contacts.removeIf(one -> one.last < forgottenBefore);
    }
    boolean isFull = contact == null && contacts.size() >= Retrospect.MACHINES;
    if (isFull || (answer ? answered : sent) >= MACHINES_A_DAY) {
      crowdedDay = Math.max(crowdedDay, today);
      return;
    }
    sent += answer ? 0 : 1;
    answered += answer ? 1 : 0;
    if (contact == null) {
      contact = new Contact(traffic.resource(), fact.origin());
      contacts.add(contact);
    }
    contact.add(today, answer, traffic, fact.time(), fact.origin());
  }

  private @Nullable Contact contact(String resource) {
    for (Contact contact : contacts) {
      if (contact.resource.equals(resource)) {
        return contact;
      }
    }
    return null;
  }

  /** Whether more machines than are kept were in contact since that time. */
  boolean isCrowded(long since) {
    return crowdedDay != NEVER && crowdedDay >= Math.floorDiv(since, RetrospectDetector.DAY);
  }

  /** The last time of any contact, or the least number. */
  long last() {
    return contacts.stream().mapToLong(contact -> contact.last).max().orElse(NEVER);
  }

  boolean hasExchange() {
    return contacts.stream().anyMatch(Contact::isExchange);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 140 + contacts.size() * CONTACT;
  }

  void write(StateWriter out) {
    out.text(peer);
    out.number(asked);
    out.number(nextAsk);
    out.number(crowdedDay);
    out.number(day);
    out.count(sent);
    out.count(answered);
    out.count(contacts.size());
    contacts.forEach(contact -> contact.write(out));
  }

  static RetrospectState read(StateReader in) {
    RetrospectState state = new RetrospectState();
    state.peer = in.text();
    state.asked = in.number();
    state.nextAsk = in.number();
    state.crowdedDay = in.number();
    state.day = in.number();
    state.sent = in.count();
    state.answered = in.count();
    for (int left = in.count(); left > 0; left--) {
      state.contacts.add(Contact.read(in));
    }
    return state;
  }
}
