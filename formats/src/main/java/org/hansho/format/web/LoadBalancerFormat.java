package org.hansho.format.web;

import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;

/**
 * Access logs of the load balancers of AWS: Application Load Balancers, and Classic ones that speak
 * HTTP. Sources: Elastic Load Balancing documentation, "Access logs for your Application Load
 * Balancer" and "… Classic Load Balancer".
 */
public final class LoadBalancerFormat extends RequestLogFormat {
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

  /** 92 where most lines have the columns up to the request. */
  public LoadBalancerFormat() {
    super(REQUEST, COMMON, 92);
  }

  @Override
  public String name() {
    return "aws-elb";
  }

  @Override
  public String description() {
    return "Access logs of AWS load balancers: Application and Classic Load Balancer";
  }

  @Override
  LineShare.Shape shape() {
    LoadBalancerLine line = new LoadBalancerLine();
    return (text, from, to) -> verdict(line.read(text, from, to));
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new ProxyEntries(fields, new LoadBalancerLine(), REQUEST);
  }
}
