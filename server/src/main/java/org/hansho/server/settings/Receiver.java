package org.hansho.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the records of a source come in. */
public sealed interface Receiver {
  /** Which constant of the list of kinds it is. */
  SourceKind kind();

  /**
   * Requests to the HTTP listener that name the source.
   *
   * @param token that senders show; if empty, only tokens made by the server are accepted
   */
  record Http(Optional<Secret> token) implements Receiver {
    @Override
    public SourceKind kind() {
      return SourceKind.HTTP;
    }
  }

  /**
   * Syslog datagrams.
   *
   * @param bufferBytes what the kernel may hold for the socket
   * @param recordBytes longest message; what is longer is cut by no one and malformed
   */
  record SyslogUdp(ListenAddress listen, int bufferBytes, int recordBytes) implements Receiver {
    @Override
    public SourceKind kind() {
      return SourceKind.SYSLOG_UDP;
    }
  }

  /**
   * Syslog over TCP.
   *
   * @param connections most open connections
   * @param idleTime after which a silent connection is closed
   */
  record SyslogTcp(ListenAddress listen, int recordBytes, int connections, Duration idleTime)
      implements Receiver {
    @Override
    public SourceKind kind() {
      return SourceKind.SYSLOG_TCP;
    }
  }

  /**
   * Syslog over TLS.
   *
   * @param stream the bounds, those of TCP
   * @param clientAuthorities who signs the certificates that clients must show; none if empty
   */
  record SyslogTls(SyslogTcp stream, TlsFiles tls, Optional<Path> clientAuthorities)
      implements Receiver {
    @Override
    public SourceKind kind() {
      return SourceKind.SYSLOG_TLS;
    }
  }

  /** Flow datagrams. */
  record Flows(ListenAddress listen, int bufferBytes) implements Receiver {
    @Override
    public SourceKind kind() {
      return SourceKind.FLOWS;
    }
  }

  /**
   * Topics of Kafka.
   *
   * @param servers to begin with, as {@code host:port}
   * @param group the consumer group
   * @param fromBeginning whether a topic of which the group has read nothing is read from its
   *     beginning, or what comes from now on
   * @param recordBytes longest record; what is longer is cut
   * @param fetchBytes what is asked of a broker at once
   */
  record Kafka(
      List<String> servers,
      List<String> topics,
      String group,
      boolean fromBeginning,
      int recordBytes,
      int fetchBytes,
      KafkaSecurity security)
      implements Receiver {
    /** Copies the lists. */
    public Kafka {
      servers = List.copyOf(servers);
      topics = List.copyOf(topics);
    }

    @Override
    public SourceKind kind() {
      return SourceKind.KAFKA;
    }
  }

  /**
   * Files that are followed.
   *
   * @param roots files, and folders with all below them
   * @param globs which files below a folder; matched against the path below the root
   * @param followLinksTo links are followed where they lead to files below these folders
   */
  record Files(List<Path> roots, List<String> globs, List<Path> followLinksTo) implements Receiver {
    /** Copies the lists. */
    public Files {
      roots = List.copyOf(roots);
      globs = List.copyOf(globs);
      followLinksTo = List.copyOf(followLinksTo);
    }

    @Override
    public SourceKind kind() {
      return SourceKind.FILES;
    }
  }
}
