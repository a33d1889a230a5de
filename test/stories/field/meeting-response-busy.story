# An answer to an invitation that the server could not take is told as that, with what to do
from: NachoClientX AsMeetingResponseCommand
about: nacho-meeting-response

server answers MeetingResponse 3 to the next MeetingResponse
app ask MeetingResponse

law: the end names MeetingResponse.3
law: at most 8 requests
----
> server answers MeetingResponse 3 to the next MeetingResponse
> app ask MeetingResponse
0:00:00.000  MeetingResponse#1queued -> sending  rungs.whole
0:00:00.000  ->            MeetingResponse
0:00:00.100  MeetingResponse#1sending -> accepted  accept.http.200
0:00:00.100  end           ask MeetingResponse: done, MeetingResponse.3 for ?
> the end
0:00:00.100  session       ready
