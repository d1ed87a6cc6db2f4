package org.hansho.server.receive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.local.clock.Rounds;
import org.hansho.local.run.RereadableInput;
import org.hansho.server.settings.Receiver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way in for files that grow: looks once a second at what is there, and lets the tenant's runner
 * read it. Each path is a source of its own, {@code SOURCE=PATH}: no sender over HTTP can use such
 * a name.
 */
final class Follower implements WayIn {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_OPEN = 256;

  private final Intake intake;
  private final Runner runner;
  private final Receiver.Files settings;
  private final FileWalk walk;
  private final Path folder;
  private final Tally tally = new Tally();
  private final Map<Path, FollowedLog> logs = new LinkedHashMap<>();
  private final Map<String, FollowedLog> owners = new HashMap<>();
  private final Map<String, SeenFile> packedBefore = new HashMap<>();
  private final Rounds rounds;
  private volatile int followed;

  /** Lets a tenant's runner read logs. */
  interface Runner {
    /** Reads a log from now on. */
    void follow(RereadableInput log);

    /** Reads it no more. */
    void leave(String source);
  }

  private Follower(
      Intake intake, Runner runner, Receiver.Files settings, Path folder, Duration pause) {
    this.intake = intake;
    this.runner = runner;
    this.settings = settings;
    this.walk = new FileWalk(settings);
    this.folder = folder;
    this.rounds = new Rounds("follow-" + intake.source().id(), pause, this::round);
  }

  /**
   * Starts to follow, where it was left.
   *
   * @param folder where it is kept which files were read; made if need be
   */
  static Follower start(Intake intake, Runner runner, Receiver.Files settings, Path folder)
      throws IOException {
    return start(intake, runner, settings, folder, PAUSE);
  }

  static Follower start(
      Intake intake, Runner runner, Receiver.Files settings, Path folder, Duration pause)
      throws IOException {
    Follower follower = open(intake, runner, settings, folder, pause);
    follower.rounds.start();
    return follower;
  }

  /** A follower that looks only when it is called. */
  static Follower open(
      Intake intake, Runner runner, Receiver.Files settings, Path folder, Duration pause)
      throws IOException {
    Files.createDirectories(folder);
    Follower follower = new Follower(intake, runner, settings, folder, pause);
    follower.restore();
    return follower;
  }

  private void restore() throws IOException {
    try (DirectoryStream<Path> states = Files.newDirectoryStream(folder, "*.log")) {
      for (Path file : states) {
        try {
          LogState state = LogState.read(file);
          FollowedLog log = log(state.name());
          log.restore(state);
          add(log);
        } catch (IOException unread) {
          throw new IOException(
              file
                  + " cannot be read: "
                  + unread.getMessage()
                  + ". Remove it, and its log is read again from the beginning.",
              unread);
        }
      }
    }
  }

  private FollowedLog log(Path name) {
    return new FollowedLog(intake.source().id() + "=" + name, name, folder, tally);
  }

  private void add(FollowedLog log) {
    logs.put(log.name(), log);
    runner.follow(log);
  }

  private void round() {
    try {
      look();
    } catch (RuntimeException failure) {
      tally.trouble("the files cannot be looked at: " + failure);
      LOG.error("Source {}: the files cannot be looked at", intake.source().id(), failure);
    }
  }

  /** Looks once at what is there. */
  void look() {
    List<SeenFile> files = walk.files();
    tally.trouble("");
    noteOwners();
    Map<String, SeenFile> byKey = new HashMap<>();
    Map<Path, SeenFile> byName = new HashMap<>();
    files.forEach(file -> byKey.putIfAbsent(file.key(), file));
    files.forEach(file -> byName.put(file.name(), file));
    if (walk.isFull()) {
      tally.trouble("only the first " + FileWalk.MOST + " files are read; name fewer");
    }
    List<SeenFile> strange = files.stream().filter(this::isStrange).toList();
    List<SeenFile> unknown = strange.stream().filter(file -> !isCopy(file)).toList();
    noteOwners();
    for (FollowedLog log : new ArrayList<>(logs.values())) {
      look(log, byName.get(log.name()), byKey);
    }
    noteOwners();
    unknown.stream()
        .filter(file -> !logs.containsKey(file.name()) && isStrange(file))
        .forEach(file -> begin(file, byKey));
    followed = logs.size();
    if (logs.values().stream().filter(FollowedLog::isOpen).count() > MOST_OPEN) {
      logs.values().forEach(this::rest);
    }
  }

  private void noteOwners() {
    owners.clear();
    logs.values().forEach(log -> log.keys().forEach(key -> owners.put(key, log)));
  }

  /** Whether the file belongs to no log. */
  private boolean isStrange(SeenFile file) {
    return !isOwned(file, null);
  }

  /** Whether a file belongs to a log, but for that one. */
  private boolean isOwned(@Nullable SeenFile file, @Nullable FollowedLog but) {
    FollowedLog owner = file == null ? null : owners.get(file.key());
    try {
      return file != null && owner != null && !owner.equals(but) && owner.owns(file);
    } catch (IOException unreadable) {
      return !report(owner.name(), unreadable);
    }
  }

  private boolean isCopy(SeenFile file) {
    try {
      byte[] head = file.head();
      for (FollowedLog log : logs.values()) {
        if (log.takesCopy(file, head, logs.containsKey(file.name()))) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return !report(file.name(), unreadable);
    }
  }

  private void look(FollowedLog log, @Nullable SeenFile atName, Map<String, SeenFile> byKey) {
    try {
      log.look(atName, byKey, key -> isOwned(byKey.get(key), log), walk.isSure(log.name()));
      if (log.isOver()) {
        logs.remove(log.name());
        runner.leave(log.source());
        log.remove();
      }
    } catch (IOException unreadable) {
      report(log.name(), unreadable);
    }
  }

  /** Follows a file of which nothing is known; one that is packed once it has been written. */
  private void begin(SeenFile file, Map<String, SeenFile> byKey) {
    if (file.isPacked()) {
      SeenFile before = packedBefore.put(file.key(), file);
      if (before == null || file.differs(before)) {
        return;
      }
      packedBefore.remove(file.key());
    }
    FollowedLog log = log(file.name());
    look(log, file, byKey);
    if (log.keys().isEmpty()) {
      return; // It cannot be read, and is tried again at the next look.
    }
    add(log);
    log.keys().forEach(key -> owners.put(key, log));
  }

  private void rest(FollowedLog log) {
    try {
      log.rest();
    } catch (IOException unreadable) {
      report(log.name(), unreadable);
    }
  }

  /** Reports that something cannot be read. Always false. */
  private boolean report(Path name, IOException unreadable) {
    tally.trouble(name + " cannot be read: " + unreadable.getMessage());
    return false;
  }

  @Override
  public WayInStatus status() {
    String roots =
        settings.roots().stream().map(Path::toString).limit(3).collect(Collectors.joining(", "));
    return intake.status(roots, followed, tally, tally.trouble());
  }

  @Override
  public void close() {
    rounds.end(LONGEST_ENDING);
    for (FollowedLog log : logs.values()) {
      runner.leave(log.source());
      log.end();
    }
  }
}
