package org.hansho.memory.instruction;

/**
 * The opcodes behind an XOP prefix. Source: AMD APM, volume 3, appendix A, and volume 6. The
 * notation is that of {@link OpcodeLine}.
 */
final class XopMaps {
  /** Map 8: an immediate byte follows. */
  static final String MAP_8 =
      """
      85 np w0 l0 vpmacssww m h Ib
      86 np w0 l0 vpmacsswd m h Ib
      87 np w0 l0 vpmacssdql m h Ib
      8e np w0 l0 vpmacssdd m h Ib
      8f np w0 l0 vpmacssdqh m h Ib
      95 np w0 l0 vpmacsww m h Ib
      96 np w0 l0 vpmacswd m h Ib
      97 np w0 l0 vpmacsdql m h Ib
      9e np w0 l0 vpmacsdd m h Ib
      9f np w0 l0 vpmacsdqh m h Ib
      a2 np vpcmov m h Ib
      a3 np l0 vpperm m h Ib
      a6 np w0 l0 vpmadcsswd m h Ib
      b6 np w0 l0 vpmadcswd m h Ib
      c0 np w0 l0 vprotb m Ib
      c1 np w0 l0 vprotw m Ib
      c2 np w0 l0 vprotd m Ib
      c3 np w0 l0 vprotq m Ib
      cc np w0 l0 vpcomb m h Ib
      cd np w0 l0 vpcomw m h Ib
      ce np w0 l0 vpcomd m h Ib
      cf np w0 l0 vpcomq m h Ib
      ec np w0 l0 vpcomub m h Ib
      ed np w0 l0 vpcomuw m h Ib
      ee np w0 l0 vpcomud m h Ib
      ef np w0 l0 vpcomuq m h Ib
      """;

  /** Map 9. */
  static final String MAP_9 =
      """
      01 np l0 /1,2,3,4,5,6,7 blcfill,blsfill,blcs,tzmsk m h
      02 np l0 /1,6 blcmsk,blci m h
      12 np l0 reg /0,1 llwpcb,slwpcb m
      80 np w0 vfrczps m
      81 np w0 vfrczpd m
      82 np w0 l0 vfrczss m
      83 np w0 l0 vfrczsd m
      90 np l0 vprotb m h
      91 np l0 vprotw m h
      92 np l0 vprotd m h
      93 np l0 vprotq m h
      94 np l0 vpshlb m h
      95 np l0 vpshlw m h
      96 np l0 vpshld m h
      97 np l0 vpshlq m h
      98 np l0 vpshab m h
      99 np l0 vpshaw m h
      9a np l0 vpshad m h
      9b np l0 vpshaq m h
      c1 np w0 l0 vphaddbw m
      c2 np w0 l0 vphaddbd m
      c3 np w0 l0 vphaddbq m
      c6 np w0 l0 vphaddwd m
      c7 np w0 l0 vphaddwq m
      cb np w0 l0 vphadddq m
      d1 np w0 l0 vphaddubw m
      d2 np w0 l0 vphaddubd m
      d3 np w0 l0 vphaddubq m
      d6 np w0 l0 vphadduwd m
      d7 np w0 l0 vphadduwq m
      db np w0 l0 vphaddudq m
      e1 np w0 l0 vphsubbw m
      e2 np w0 l0 vphsubwd m
      e3 np w0 l0 vphsubdq m
      """;

  /** Map 10: an immediate of four bytes follows. */
  static final String MAP_10 =
      """
      10 np bextr m Id
      12 np l0 /0,1 lwpins,lwpval m h Id
      """;

  private XopMaps() {}
}
