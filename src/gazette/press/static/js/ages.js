(d=>{const n=new Date,g=d.documentElement.lang||"en",a=(s,f)=>d.querySelectorAll(s).forEach(f),f=(o,t)=>new Intl.DateTimeFormat(g,o).format(t),r=(v,u)=>new Intl.RelativeTimeFormat(g).format(-v|0,u);
a("[data-today]",e=>e.textContent=f({dateStyle:"full"},n));
a("[data-live]",e=>e.hidden=n-new Date(e.dataset.live)>144e5);
a("time.clock",e=>e.textContent=f({hour:"numeric",minute:"2-digit",hourCycle:"h23"},new Date(e.dateTime)));
a("time.age",e=>{const t=new Date(e.dateTime),s=(n-t)/1e3,m=(n.getFullYear()-t.getFullYear())*12+n.getMonth()-t.getMonth()-(n.getDate()<t.getDate());if(s<0)return;e.title=e.textContent;e.textContent=s<3600?r(Math.max(1,s/60),"minute"):s<86400?r(s/3600,"hour"):m>11?r(m/12,"year"):m?r(m,"month"):r(s/86400,"day")})})(document)
