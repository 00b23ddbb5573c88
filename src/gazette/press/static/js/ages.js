(d=>{let h=d.documentElement,g=h.lang,n=new Date,y=t=>t.getFullYear(),M=t=>t.getMonth(),D=t=>t.getDate(),o=e=>new Date(e.dateTime),x=h.dataset.dates.split`/`,a=(s,f)=>d.querySelectorAll(s).forEach(f);
a("[data-today]",e=>e.textContent=x[19].replace(/~(.)/g,(_,c)=>[x[n.getDay()],x[7+M(n)],D(n),y(n)][c]));
a("[data-live]",e=>e.hidden=n-new Date(e.dataset.live)>144e5);
a("time.clock",e=>e.textContent=o(e).getHours()+o(e).toTimeString().slice(2,5));
a("time.age",e=>{let t=o(e),s=(n-t)/6e4,m=(y(n)-y(t))*12+M(n)-M(t)-(D(n)<D(t));if(s<0)return;let[v,u]=[[m/12,"year"],[m,"month"],[s/1440,"day"],[s/60,"hour"],[s<1?1:s,"minute"]].find(x=>x[0]>=1);v|=0;e.title=e.textContent;e.textContent=/^en/.test(g)?v+" "+u+(v>1?"s":"")+" ago":new Intl.RelativeTimeFormat(g).format(-v,u)})})(document)