package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Access logs of the load balancers of AWS: Application Load Balancers, and Classic ones that speak
 * HTTP. Sources: Elastic Load Balancing documentation, "Access logs for your Application Load
 * Balancer" and "… Classic Load Balancer".
 */
public final class LoadBalancerFormat implements Format {
  static final EventClass REQUEST =
      EventClass.of("aws.elb", LogSource.of("aws", "webserver", "elb"));

  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (success below status 400, else failure)
          http.request.method       | (first word of the request)
          http.version              | (last word of the request)
          http.request.bytes        | (received_bytes)
          http.response.status_code | (elb_status_code)
          http.response.body.bytes  | (sent_bytes)
          source.address            | (client without its port)
          source.ip                 | (the same)
          url.domain                | (host of the request's address)
          url.original              | (the request's address)
          url.path                  | (its path)
          url.query                 | (what stands behind its question mark)
          user_agent.original       | (user_agent)
          """);

  @Override
  public String name() {
    return "aws-elb";
  }

  @Override
  public String description() {
    return "Access logs of AWS load balancers: Application and Classic Load Balancer";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(REQUEST);
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  /** 92 where most lines have the columns up to the request. */
  @Override
  public int recognise(byte[] sample, int length) {
    LoadBalancerLine line = new LoadBalancerLine();
    return LineShare.score(
        sample,
        length,
        92,
        (text, from, to) ->
            line.read(text, from, to) == null
                ? LineShare.Verdict.FITS
                : LineShare.Verdict.DOES_NOT_FIT);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    ProxyEntries entries = new ProxyEntries(fields, new LoadBalancerLine(), REQUEST);
    return new EntryReader(entries, EntryReader.Reach.LINE, limits);
  }
}
