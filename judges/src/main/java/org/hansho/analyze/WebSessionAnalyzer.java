package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hansho.address.Address;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.hansho.event.ValueKind;

/**
 * Determines the site and the visitor of a request, so that requests can be grouped.
 *
 * <p>{@code web.site} is the site in lower case without its port, else the cloud resource or the
 * host that answered, with a slash and what IIS calls the site where the log says so, or {@code
 * unnamed} where it names none of them. Clients name the site; where one did, {@code web.server} is
 * what the site would be without, which no client chooses. {@code web.session} are 16 hexadecimal
 * digits made of the client's address, of IPv6 its first 64 bits, and of what the client says of
 * itself. Two visitors behind one address with the same program look like one.
 */
final class WebSessionAnalyzer implements Analyzer {
  private static final String NAMED = "url.domain";
  private static final String RESOURCE = "cloud.resource.name";
  private static final String HOST = "host.name";
  private static final String SITE_OF_HOST = "s-sitename";
  private static final String CLIENT = "source.ip";
  private static final String CLIENT_NAME = "source.address";
  private static final String AGENT = "user_agent.original";
  private static final String SITE = "web.site";
  private static final String SERVER = "web.server";
  private static final String SESSION = "web.session";

  private static final byte[] UNNAMED = "unnamed".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_SITE = 255;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Clients whose hash is remembered; a power of two. */
  private static final int KNOWN = 64;

  @Override
  public String name() {
    return "web-session";
  }

  @Override
  public Set<String> reads() {
    return Set.of(NAMED, RESOURCE, HOST, SITE_OF_HOST, CLIENT, CLIENT_NAME, AGENT);
  }

  @Override
  public Set<String> writes() {
    return Set.of(SITE, SERVER, SESSION);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return WebRequests.are(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** The analyzer for one thread. */
  private static final class Bound implements Step {
    private final Address address = new Address();

    /** Clients that have an identity, and the hash of each. */
    private final long[] identities = new long[KNOWN];

    private final long[] hashes = new long[KNOWN];
    private final int named;
    private final int resource;
    private final int host;
    private final int siteOfHost;
    private final int client;
    private final int clientName;
    private final int agent;
    private final int site;
    private final int server;
    private final int session;

    Bound(Fields fields) {
      named = fields.id(NAMED);
      resource = fields.id(RESOURCE);
      host = fields.id(HOST);
      siteOfHost = fields.id(SITE_OF_HOST);
      client = fields.id(CLIENT);
      clientName = fields.id(CLIENT_NAME);
      agent = fields.id(AGENT);
      site = fields.id(SITE);
      server = fields.id(SERVER);
      session = fields.id(SESSION);
    }

    @Override
    public void analyze(Event event) {
      int name = name(event, named);
      if (name != Event.NONE) {
        add(event, site, name);
        addServer(event, server);
      } else {
        addServer(event, site);
      }
      if (session != Fields.UNREAD) {
        addSession(event);
      }
    }

    private static void add(Event event, int field, int name) {
      if (field != Fields.UNREAD) {
        int at = event.reserve(length(event, name));
        event.addReserved(field, ValueKind.STRING, at, write(event, name, at) - at);
      }
    }

    /** The cloud resource, else the host, whatever the client said. */
    private void addServer(Event event, int field) {
      int name = name(event, resource);
      if (name != Event.NONE) {
        add(event, field, name);
      } else if (field != Fields.UNREAD) {
        addHost(event, field);
      }
    }

    /** The host, and behind a slash which of its sites. */
    private void addHost(Event event, int field) {
      int name = name(event, host);
      int part = name(event, siteOfHost);
      if (name == Event.NONE && part == Event.NONE) {
        event.addCopy(field, ValueKind.STRING, UNNAMED, 0, UNNAMED.length);
        return;
      }
      int at = event.reserve(length(event, name) + 1 + length(event, part));
      int end = write(event, name, at);
      if (name != Event.NONE && part != Event.NONE) {
        event.arena()[end++] = '/';
      }
      event.addReserved(field, ValueKind.STRING, at, write(event, part, end) - at);
    }

    /** The first value of a field if that is a text that is not empty. */
    private static int name(Event event, int field) {
      int slot = first(event, field);
      return slot != Event.NONE && event.length(slot) > 0 ? slot : Event.NONE;
    }

    /** Bytes of a name; decodes it, so that it has its own room before any is reserved. */
    private static int length(Event event, int slot) {
      if (slot == Event.NONE) {
        return 0;
      }
      event.buffer(slot);
      return Math.min(LONGEST_SITE, event.length(slot));
    }

    /** Writes a name in lower case without its port into reserved room; returns where it ends. */
    private static int write(Event event, int slot, int at) {
      int length = length(event, slot);
      if (length == 0) {
        return at;
      }
      byte[] from = event.buffer(slot);
      byte[] into = event.arena();
      int end = at;
      int start = event.start(slot);
      boolean bracketed = from[start] == '[';
      byte border = (byte) (bracketed ? ']' : ':');
      for (int i = bracketed ? start + 1 : start; i < start + length && from[i] != border; i++) {
        into[end++] = (byte) (from[i] >= 'A' && from[i] <= 'Z' ? from[i] + 32 : from[i]);
      }
      return end;
    }

    private void addSession(Event event) {
      long hash = clientHash(event);
      int slot = first(event, agent);
      if (slot != Event.NONE) {
        hash = hash * SPREAD ^ agentHash(event, slot);
      }
      int at = event.reserve(HexText.LENGTH);
      HexText.write(hash, event.arena(), at);
      event.addReservedAscii(session, at, HexText.LENGTH);
    }

    private long agentHash(Event event, int slot) {
      long identity = event.identity(slot);
      int place = (int) identity & (KNOWN - 1);
      if (identity == 0 || identities[place] != identity) {
        identities[place] = identity;
        hashes[place] = hashOf(event, slot);
      }
      return hashes[place];
    }

    private static long hashOf(Event event, int slot) {
      return RecordHash.of(event.buffer(slot), event.start(slot), event.length(slot));
    }

    private long clientHash(Event event) {
      int slot = first(event, client);
      slot = slot == Event.NONE ? first(event, clientName) : slot;
      if (slot == Event.NONE) {
        return 0;
      }
      if (address.readEndpoint(event, slot)) {
        return address.isFour() ? address.low() : address.high() * SPREAD;
      }
      return hashOf(event, slot);
    }

    private static int first(Event event, int field) {
      int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
      return slot != Event.NONE && event.kind(slot) == ValueKind.STRING ? slot : Event.NONE;
    }
  }
}
