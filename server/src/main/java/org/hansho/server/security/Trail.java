package org.hansho.server.security;

import io.javalin.http.Context;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers change, and what they are refused, on its way into the audit log. A call that may
 * change something and has written no row gets one by itself. Safe from any thread.
 */
public final class Trail implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
  private static final String NOTED = "hansho.noted";

  /** Most refused calls whose rows are written at a time. */
  private static final int MOST_WRITING = 2;

  static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final AuditLog log;
  private final LongSupplier ticks;
  private final Refusals refusals = new Refusals();
  private final Semaphore writing = new Semaphore(MOST_WRITING);

  /**
   * A trail into a log.
   *
   * @param ticks a clock that only goes forward, in nanoseconds
   */
  public Trail(AuditLog log, LongSupplier ticks) {
    this.log = log;
    this.ticks = ticks;
  }

  /** What a caller does: a verb behind its subject, its object, and the object's two states. */
  public record Step(String action, String object, String before, String after) {
    /** Something that is there now and was not before. */
    public static Step made(String action, String object, String after) {
      return new Step(action, object, "", after);
    }
  }

  /**
   * Changes something and writes its row, in one transaction.
   *
   * @param tenant whose matter it is; empty for that of the whole server
   * @throws IOException if it cannot be written; then nothing was changed
   */
  public <T> T change(Context call, String tenant, Step step, Transactions.Work<T> work)
      throws IOException {
    T result = log.change("change this", entry(call, tenant, step, Outcome.DONE), work);
    call.attribute(NOTED, true);
    return result;
  }

  /**
   * The row of something that somebody else writes, in the transaction that does it. Whoever has
   * written it calls {@link #noted}.
   */
  public static AuditEntry row(Context call, String tenant, Step step) {
    return entry(call, tenant, step, Outcome.DONE);
  }

  /** A row of this call was written. */
  public static void noted(Context call) {
    call.attribute(NOTED, true);
  }

  /** The same for a caller who signs in or out, which concerns the whole server. */
  <T> T changeAs(Context call, String caller, Step step, Transactions.Work<T> work)
      throws IOException {
    AuditEntry entry =
        new AuditEntry(
            caller,
            call.ip(),
            "",
            step.action(),
            step.object(),
            step.before(),
            step.after(),
            Outcome.DONE);
    T result = log.change("change this", entry, work);
    call.attribute(NOTED, true);
    return result;
  }

  /** Somebody who could not sign in. */
  void signInRefused(Context call, String object) {
    refuse(call, "session.begin", object, "");
  }

  /** Writes the row of something that was done, or failed. */
  public void note(Context call, String tenant, Step step, Outcome outcome) throws IOException {
    log.append(entry(call, tenant, step, outcome));
    call.attribute(NOTED, true);
  }

  private static AuditEntry entry(Context call, String tenant, Step step, Outcome outcome) {
    Grant grant = Access.known(call);
    String actor = grant == null ? "nobody" : grant.caller();
    return new AuditEntry(
        actor,
        call.ip(),
        tenant,
        step.action(),
        step.object(),
        step.before(),
        step.after(),
        outcome);
  }

  /** Behind each call. What senders send is counted elsewhere. */
  void after(Context call) {
    boolean changes = !SAFE.contains(call.method().name());
    Set<?> roles = call.routeRoles();
    boolean ofPeople = !roles.isEmpty() && !roles.contains(Role.INGEST);
    Grant grant = Access.known(call);
    if (changes && ofPeople && grant != null && call.attribute(NOTED) == null) {
      Outcome outcome = call.statusCode() < 400 ? Outcome.DONE : Outcome.FAILED;
      Step step = Step.made("call", asked(call), String.valueOf(call.statusCode()));
      unchecked(entry(call, grant.tenant(), step, outcome));
    }
  }

  /** A call that was refused; floods of them get a few rows. */
  void refused(Context call, int status) {
    refuse(call, "access.refuse", asked(call), String.valueOf(status));
  }

  /** A refusal is answered whether or not its row can be written; few calls wait for that. */
  private void refuse(Context call, String action, String object, String status) {
    call.attribute(NOTED, true);
    OptionalLong left = refusals.admit(call.ip(), ticks.getAsLong());
    if (left.isEmpty()) {
      return;
    }
    if (!writing.tryAcquire()) {
      refusals.leave(left.getAsLong() + 1);
      return;
    }
    try {
      Grant grant = Access.known(call);
      String tenant = grant == null ? "" : grant.tenant();
      Step step = Step.made(action, object, status + more(left.getAsLong()));
      log.append(entry(call, tenant, step, Outcome.REFUSED));
    } catch (IOException failure) {
      refusals.leave(left.getAsLong() + 1);
      LOG.error("A refused call has no row in the audit log", failure);
    } finally {
      writing.release();
    }
  }

  private static String asked(Context call) {
    return call.method().name().toUpperCase(Locale.ROOT) + " " + call.path();
  }

  private static String more(long left) {
    return left == 0 ? "" : "; " + left + " refused before it have no row";
  }

  private void unchecked(AuditEntry entry) {
    try {
      log.append(entry);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes how many refused calls have no row yet. */
  @Override
  public void close() throws IOException {
    long left = refusals.takeLeft();
    if (left > 0) {
      log.append(
          new AuditEntry(
              "nobody", "", "", "access.refuse", "", "", "0" + more(left), Outcome.REFUSED));
    }
  }
}
