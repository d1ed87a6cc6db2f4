package org.hansho.memory.instruction;

/**
 * The opcodes behind 0F 38 and 0F 3A, and the suffixes of 3DNow!. Source: Intel SDM, volume 2D,
 * appendix A, tables; AMD APM, volume 3, appendix A. The notation is that of {@link
 * OpcodeLine}.
 */
final class ThreeByteMaps {
  /** Behind 0F 38. */
  static final String MAP_38 =
      """
      00 np,66 pshufb m
      01 np,66 phaddw m
      02 np,66 phaddd m
      03 np,66 phaddsw m
      04 np,66 pmaddubsw m
      05 np,66 phsubw m
      06 np,66 phsubd m
      07 np,66 phsubsw m
      08 np,66 psignb m
      09 np,66 psignw m
      0a np,66 psignd m
      0b np,66 pmulhrsw m
      10 66 pblendvb m
      14 66 blendvps m
      15 66 blendvpd m
      17 66 ptest m
      1c np,66 pabsb m
      1d np,66 pabsw m
      1e np,66 pabsd m
      20 66 pmovsxbw m
      21 66 pmovsxbd m
      22 66 pmovsxbq m
      23 66 pmovsxwd m
      24 66 pmovsxwq m
      25 66 pmovsxdq m
      28 66 pmuldq m
      29 66 pcmpeqq m
      2a 66 mem movntdqa m
      2b 66 packusdw m
      30 66 pmovzxbw m
      31 66 pmovzxbd m
      32 66 pmovzxbq m
      33 66 pmovzxwd m
      34 66 pmovzxwq m
      35 66 pmovzxdq m
      37 66 pcmpgtq m
      38 66 pminsb m
      39 66 pminsd m
      3a 66 pminuw m
      3b 66 pminud m
      3c 66 pmaxsb m
      3d 66 pmaxsd m
      3e 66 pmaxuw m
      3f 66 pmaxud m
      40 66 pmulld m
      41 66 phminposuw m
      80 66 mem invept m
      81 66 mem invvpid m
      82 66 mem invpcid m
      8a i64 np mem movrs m
      8b i64 np,66 mem movrs m
      c8 np sha1nexte m
      c9 np sha1msg1 m
      ca np sha1msg2 m
      cb np sha256rnds2 m
      cc np sha256msg1 m
      cd np sha256msg2 m
      cf 66 gf2p8mulb m
      d8 f3 mem /0,1,2,3 aesencwide128kl,aesdecwide128kl,aesencwide256kl,aesdecwide256kl m
      db 66 aesimc m
      dc 66,f3 aesenc,aesenc128kl,loadiwkey m
      dd 66,f3 mem aesenclast,aesdec128kl m
      dd 66 aesenclast m
      de 66,f3 mem aesdec,aesenc256kl m
      de 66 aesdec m
      df 66,f3 mem aesdeclast,aesdec256kl m
      df 66 aesdeclast m
      f0 np,66,f2 mem movbe,crc32 m
      f0 f2 crc32 m
      f1 np,66,f2 mem movbe,crc32 m
      f1 f2 crc32 m
      f5 66 mem wrussd m
      f6 np,66,f3 mem wrssd,adcx,adox m
      f6 66,f3 adcx,adox m
      f8 66,f3,f2 mem movdir64b,enqcmds,enqcmd m
      f8 i64 f3,f2 reg uwrmsr,urdmsr m
      f9 np mem movdiri m
      fa f3 reg encodekey128 m
      fb f3 reg encodekey256 m
      fc mem aadd,aand,axor,aor m
      """;

  /** Behind 0F 3A. */
  static final String MAP_3A =
      """
      08 66 roundps m Ib
      09 66 roundpd m Ib
      0a 66 roundss m Ib
      0b 66 roundsd m Ib
      0c 66 blendps m Ib
      0d 66 blendpd m Ib
      0e 66 pblendw m Ib
      0f np,66 palignr m Ib
      14 66 pextrb m Ib
      15 66 pextrw m Ib
      16 66 pextrd m Ib
      17 66 extractps m Ib
      20 66 pinsrb m Ib
      21 66 insertps m Ib
      22 66 pinsrd m Ib
      40 66 dpps m Ib
      41 66 dppd m Ib
      42 66 mpsadbw m Ib
      44 66 pclmulqdq m Ib
      60 66 pcmpestrm m Ib
      61 66 pcmpestri m Ib
      62 66 pcmpistrm m Ib
      63 66 pcmpistri m Ib
      cc np sha1rnds4 m Ib
      ce 66 gf2p8affineqb m Ib
      cf 66 gf2p8affineinvqb m Ib
      df 66 aeskeygenassist m Ib
      f0 f3 reg /0 rm0 hreset m Ib
      """;

  /** The byte behind the operands of 0F 0F. */
  static final String SUFFIXES_3DNOW =
      "0c 0d 1c 1d 8a 8e 90 94 96 97 9a 9e a0 a4 a6 a7 aa ae b0 b4 b6 b7 bb bf";

  private ThreeByteMaps() {}
}
