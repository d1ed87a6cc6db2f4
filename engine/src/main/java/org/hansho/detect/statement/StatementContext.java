package org.hansho.detect.statement;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What is known of one context: a program's statements at a database. 100 kB beside the texts of
 * its templates when it is full, 1 kB when it is new.
 */
final class StatementContext {
  static final long NOTHING = Long.MIN_VALUE;
  static final long DAY = 86_400_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long BURST = 6 * HOUR;
  private static final int DEPLOYED = 3;

  TemplateTable templates;
  final NoveltyWindow window = new NoveltyWindow();
  final RecentVariants variants = new RecentVariants();
  long first = NOTHING;
  long latest = NOTHING;
  long samples;
  long wouldHaveFired;

  /** A bit for each of 32 parts of all clients. */
  int clients;

  /** Until when the context counts as written by hand because it has too many templates. */
  private long overfullUntil = NOTHING;

  private long lastNew = NOTHING;
  private long burstStart = NOTHING;
  private int burst;
  private int burstClients;
  private long deploymentUntil = NOTHING;
  private int deployments;

  StatementContext(int templates) {
    this.templates = new TemplateTable(templates);
  }

  void see(long time, int client) {
    first = first == NOTHING ? time : Math.min(first, time);
    latest = Math.max(latest, time);
    samples++;
    clients |= client;
  }

  /** Notes that there are more templates than are kept. */
  void overfull(long time) {
    overfullUntil = Math.max(overfullUntil, time + DAY);
  }

  /**
   * Whether its statements are made by a program that can be known. What a new version of a program
   * on several machines brings in its first hours is no sign of people.
   */
  boolean isProgram(long time) {
    boolean deployed =
        burst >= DEPLOYED && Integer.bitCount(burstClients) > 1 && time - burstStart < 2 * DAY;
    return time >= overfullUntil && window.isProgram(deployed ? burst : 0);
  }

  /** Notes that a new statement departs from a template; whether one did within a day before. */
  boolean isDepartedFromAgain(long template, int minute) {
    KnownTemplate row = template == 0 ? null : templates.get(template);
    return row != null && row.isDepartedFromAgain(minute);
  }

  /**
   * Notes a new template that nothing speaks against. Three of them within six hours, from two
   * clients where a program has that many, behind a day without any are a new version of the
   * program.
   */
  void deployed(long time, int client) {
    if (lastNew == NOTHING || time - lastNew >= DAY) {
      burstStart = time;
      burst = 0;
      burstClients = 0;
    }
    lastNew = Math.max(lastNew, time);
    if (burstStart != NOTHING && time - burstStart <= BURST) {
      burst++;
      burstClients |= client;
      int needed = Math.min(2, Integer.bitCount(clients));
      if (burst >= DEPLOYED && Integer.bitCount(burstClients) >= needed) {
        deployments += burst == DEPLOYED ? 1 : 0;
        deploymentUntil = time + HOUR;
      }
    }
  }

  /** Whether a new version of the program seems to be on its way. */
  boolean isDeployment(long time) {
    return time < deploymentUntil;
  }

  int deployments() {
    return deployments;
  }

  /**
   * What this and another one know of the same context: the templates of both, and what happened
   * lately from the one that has seen more.
   */
  StatementContext joined(StatementContext other) {
    if (other.first == NOTHING || first == NOTHING) {
      return first == NOTHING ? other : this;
    }
    boolean apart = latest < other.first || other.latest < first;
    StatementContext joined = samples >= other.samples ? this : other;
    templates.join(other.templates);
    joined.templates = templates;
    long both = apart ? samples + other.samples : Math.max(samples, other.samples);
    joined.first = Math.min(first, other.first);
    joined.latest = Math.max(latest, other.latest);
    joined.samples = both;
    joined.wouldHaveFired = Math.max(wouldHaveFired, other.wouldHaveFired);
    joined.clients = clients | other.clients;
    return joined;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 1_600 + 200 + templates.bytes();
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(latest);
    out.number(samples);
    out.number(wouldHaveFired);
    out.number(clients);
    out.number(overfullUntil);
    out.number(lastNew);
    out.number(burstStart);
    out.count(burst);
    out.number(burstClients);
    out.number(deploymentUntil);
    out.count(deployments);
    window.write(out);
    variants.write(out);
    templates.write(out);
  }

  static StatementContext read(StateReader in, int templates) {
    StatementContext context = new StatementContext(templates);
    context.first = in.number();
    context.latest = in.number();
    context.samples = in.number();
    context.wouldHaveFired = in.number();
    context.clients = (int) in.number();
    context.overfullUntil = in.number();
    context.lastNew = in.number();
    context.burstStart = in.number();
    context.burst = in.count();
    context.burstClients = (int) in.number();
    context.deploymentUntil = in.number();
    context.deployments = in.count();
    context.window.read(in);
    context.variants.read(in);
    context.templates.read(in);
    return context;
  }
}
