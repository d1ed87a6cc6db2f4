package org.hansho.testkit.database;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.testkit.Chance;

/**
 * Weeks at three servers: at each a program with parameters, one that writes values into its
 * statements, people at query tools, reports under an account of their own, schema changes; every
 * ten days new versions of the programs, behind fourteen days attacks on the careless program. The
 * same seed gives the same logs.
 */
public final class DatabaseSimulation {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int QUIET_DAYS = 14;
  private static final int VERSION_DAYS = 10;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int KINDS = 30;

  private final Chance chance;
  private final int days;
  private final int load;
  private final List<Site> sites = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();

  /** Takes the lines of a log in order of time. */
  @FunctionalInterface
  public interface Sink {
    /** A line; {@code byProgram} where a program sent it and no attacker did. */
    void line(ServerLog log, Instant time, String line, boolean byProgram);
  }

  private record Site(ServerLog log, Program careful, Program careless) {}

  private record Entry(ServerLog log, Instant time, String line, boolean byProgram) {}

  /**
   * A simulation.
   *
   * @param load statements of each program a day
   */
  public DatabaseSimulation(long seed, int days, int load) {
    this.chance = new Chance(seed);
    this.days = days;
    this.load = load;
    for (ServerLog log : ServerLog.values()) {
      Client shop = new Client("shop", "shop_orm", "shop-web 4", "192.0.2.10");
      Client desk = new Client("shop", "desk_app", "desk", "192.0.2.10");
      sites.add(
          new Site(
              log,
              new Program(shop, log, true, KINDS, chance),
              new Program(desk, log, false, KINDS, chance)));
    }
  }

  /** The attacks, once the simulation has run. */
  public List<Incident> incidents() {
    return List.copyOf(incidents);
  }

  /** Runs all days. */
  public void run(Sink sink) {
    for (int day = 0; day < days; day++) {
      List<Entry> entries = new ArrayList<>();
      Instant midnight = START.plus(Duration.ofDays(day));
      for (Site site : sites) {
        day(site, day, midnight, entries);
      }
      entries.sort(Comparator.comparing(Entry::time).thenComparing(Entry::line));
      entries.forEach(
          entry -> sink.line(entry.log(), entry.time(), entry.line(), entry.byProgram()));
    }
  }

  private void day(Site site, int day, Instant midnight, List<Entry> entries) {
    if (day > 0 && day % VERSION_DAYS == 0) {
      site.careful().renew(chance);
      site.careless().renew(chance);
      migrate(site.log(), day / VERSION_DAYS, midnight.plus(Duration.ofHours(3)), entries);
    }
    work(site.careful(), midnight, entries);
    work(site.careless(), midnight, entries);
    people(site.log(), midnight, entries);
    if (day >= QUIET_DAYS && chance.onceIn(4)) {
      attack(site, midnight.plusSeconds(chance.below(SECONDS_OF_DAY - 7_200)), entries);
    }
  }

  private void work(Program program, Instant midnight, List<Entry> entries) {
    for (int i = 0; i < load; i++) {
      Fault fault =
          chance.onceIn(2_000)
              ? Fault.DUPLICATE
              : chance.onceIn(5_000) ? Fault.DEADLOCK : Fault.NONE;
      Instant time = midnight.plusMillis(chance.below(SECONDS_OF_DAY * 1_000));
      add(program.log(), time, program.client(chance), program.statement(chance), fault, entries);
    }
  }

  private void people(ServerLog log, Instant midnight, List<Entry> entries) {
    for (int i = 0; i < 40; i++) {
      Instant time = midnight.plusSeconds(28_800 + chance.below(36_000));
      Client person =
          chance.flip()
              ? new Client("shop", "anna", "DBeaver 24.1", "192.0.2.60")
              : new Client("shop", "report", "nightly-reports", "192.0.2.61");
      Fault fault = chance.onceIn(9) ? Fault.SYNTAX : Fault.NONE;
      String statement = QueryTool.statement(chance);
      String sent = fault == Fault.NONE ? statement : statement.replaceFirst("FROM", "FORM");
      add(log, time, person, sent, fault, entries);
    }
  }

  private void migrate(ServerLog log, int version, Instant time, List<Entry> entries) {
    Client tool = new Client("shop", "migrator", "Flyway by Redgate", "192.0.2.62");
    int at = 0;
    for (String statement : Migration.statements(version)) {
      add(log, time.plusSeconds(at++), tool, statement, Fault.NONE, entries);
    }
  }

  private void attack(Site site, Instant from, List<Entry> entries) {
    boolean text = chance.flip();
    boolean tool = chance.flip();
    String place = text ? Form.TEXT : Form.NUMBER;
    String form = site.careless().withPlace(place, chance);
    List<Injection.Try> tries = tool ? Injection.byTool(text, chance) : Injection.byHand(text);
    Instant time = from;
    for (Injection.Try one : tries) {
      time = time.plusSeconds(tool ? 1 + chance.below(3) : 30 + chance.below(200));
      String value = text ? "'" + one.value() + "'" : one.value();
      int at = form.indexOf(place);
      String attacked = form.substring(0, at) + "\u0000" + form.substring(at + place.length());
      String statement = Program.withValues(attacked, chance).replace("\u0000", value);
      Client client = site.careless().client(chance);
      String line = site.log().line(time, client, statement, one.fault());
      entries.add(new Entry(site.log(), time, line, false));
    }
    String principal = site.careless().client(chance).principal();
    incidents.add(new Incident(tool ? "by-tool" : "by-hand", site.log(), principal, from, time));
  }

  private static void add(
      ServerLog log,
      Instant time,
      Client client,
      String statement,
      Fault fault,
      List<Entry> entries) {
    entries.add(new Entry(log, time, log.line(time, client, statement, fault), true));
  }
}
